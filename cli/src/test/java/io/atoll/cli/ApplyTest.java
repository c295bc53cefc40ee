package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Entry;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.cli.Scene.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplyTest {
  private static final String WEB = Scene.HELLO.replace("name: hello", "name: web");
  private static final String NETWORK =
      """
      apiVersion: atoll/v1
      kind: Network
      metadata: {name: blue}
      spec: {range: 10.96.0.0/16}
      """;

  @TempDir Path folder;
  private final Scene scene = new Scene();

  @Test
  void storesTheUsersOwnBytes() throws IOException {
    Outcome outcome = apply(file("hello.yaml", Scene.HELLO));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello created\n", outcome.out());
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void sendsTheFilesOfADocumentAlongAndSaysSoOfLargeOnes() throws IOException {
    file("run.sh", "x".repeat(2 << 20));
    String document = Scene.HELLO + "  files: [{path: /run.sh, source: ./run.sh}]\n";
    Outcome outcome = apply(file("hello.yaml", document));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(stored("hello").contains("source: sha256:"), stored("hello"));
    assertEquals(4, scene.store.list(Keys.BLOBS).entries().size());
    assertTrue(outcome.err().contains("run.sh, 2 MiB"), outcome.err());
    Files.delete(folder.resolve("run.sh"));
    Outcome missing = apply(folder.resolve("hello.yaml").toString());
    assertEquals(3, missing.code());
    assertTrue(missing.err().contains("spec.files[0].source: "), missing.err());
    assertEquals(0, scene.run("delete", "-f", folder.resolve("hello.yaml").toString()).code());
  }

  @Test
  void writesNothingIfNothingChanged() throws IOException {
    String file = file("hello.yaml", Scene.HELLO);
    apply(file);
    long before = scene.store.revision();
    assertEquals("application/hello unchanged\n", apply(file).out());
    assertEquals(before, scene.store.revision());
  }

  @Test
  void replacesWhatChanged() throws IOException {
    apply(file("hello.yaml", Scene.HELLO));
    String changed = Scene.HELLO.replace("replicas: 2", "replicas: 3");
    assertEquals("application/hello configured\n", apply(file("hello.yaml", changed)).out());
    assertEquals(changed, stored("hello"));
  }

  @Test
  void repairsRubbishInTheStore() throws IOException {
    scene.store.put(Keys.application("hello"), "}{");
    assertEquals(0, apply(file("hello.yaml", Scene.HELLO)).code());
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void storesEachDocumentUnderItsOwnKeyWithItsOwnText() throws IOException {
    Outcome outcome = apply(file("all.yaml", Scene.HELLO + "---\n" + WEB + "---\n" + NETWORK));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        List.of("application/hello created", "application/web created", "network/blue created"),
        outcome.lines());
    assertEquals(Scene.HELLO, stored("hello"));
    assertEquals(WEB, stored("web"));
    assertEquals(NETWORK, scene.store.get(Keys.network("blue")).orElseThrow().text());
  }

  @Test
  void readsTheYamlFilesOfAFolder() throws IOException {
    file("b.yml", WEB);
    file("a.yaml", Scene.HELLO);
    file("notes.txt", "}{");
    file(".hidden.yaml", "}{");
    assertEquals(
        List.of("application/hello created", "application/web created"),
        apply(folder.toString()).lines());
  }

  @Test
  void readsStandardInput() {
    scene.input = Scene.HELLO;
    assertEquals(0, apply("-").code());
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void reportsAllErrorsOfAllFilesAndStoresNothing() throws IOException {
    String one = file("one.yaml", Scene.HELLO.replace("image:", "imag:"));
    String two = file("two.yaml", WEB.replace("replicas: 2", "replicas: many\n  workdri: /x"));
    String good = file("good.yaml", NETWORK);
    Outcome outcome = scene.run("apply", "-f", good, "-f", one, "-f", two);
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().contains(one + ":7:3: spec.imag: "), outcome.err());
    assertTrue(outcome.err().contains("did you mean 'image'?"), outcome.err());
    assertTrue(outcome.err().contains(two + ":8:"), outcome.err());
    assertTrue(outcome.err().contains("spec.workdri"), outcome.err());
    assertEquals(0, scene.store.list("/atoll/").entries().size());
    assertEquals("", outcome.out());
  }

  @Test
  void refusesRubbish() throws IOException {
    for (String rubbish :
        List.of(
            "}{",
            "",
            "# nothing\n",
            "just words",
            "[1, 2]",
            "\u0000\u0001",
            "a: &a [*a, *a]",
            "kind: Application",
            "kind: Aplication\napiVersion: atoll/v1",
            "a: 1\na: 2",
            Scene.HELLO.replace("name: hello", "name: Not_A_Name"),
            Scene.HELLO.replace("replicas: 2", "replicas: -1"),
            Scene.HELLO + Scene.HELLO,
            "[".repeat(10_000))) {
      Outcome outcome = apply(file("x.yaml", rubbish));
      assertEquals(3, outcome.code(), rubbish + outcome.err());
      assertTrue(outcome.err().contains("x.yaml:"), outcome.err());
      assertTrue(!outcome.err().contains("nobody expected"), outcome.err());
    }
    assertEquals(0, scene.store.list("/atoll/").entries().size());
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertEquals(3, apply(file.toString()).code());
  }

  @Test
  void refusesAFileOfTenMegabytes() throws IOException {
    Outcome outcome = apply(file("x.yaml", Scene.HELLO + "# " + "x".repeat(10 << 20)));
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().contains("x.yaml"), outcome.err());
  }

  @Test
  void refusesTheSameNameTwice() throws IOException {
    String first = file("a.yaml", Scene.HELLO);
    Outcome outcome = scene.run("apply", "-f", first, "-f", file("b.yaml", Scene.HELLO));
    assertEquals(3, outcome.code());
    assertTrue(
        outcome.err().contains("application/hello is given twice, first at " + first + ":1"),
        outcome.err());
  }

  @Test
  void knowsDocumentsOfKubernetesAndAddresses() throws IOException {
    String file = file("k8s.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n");
    Outcome kubernetes = apply(file);
    assertEquals(3, kubernetes.code());
    assertTrue(
        kubernetes
            .err()
            .endsWith(
                "/k8s.yaml: this is a Kubernetes document;"
                    + " docs/application.md tells what an Application looks like\n"),
        kubernetes.err());
    Outcome broken = apply(file("ours.yaml", Scene.HELLO.replace("image", "imag")));
    assertFalse(broken.err().contains("Kubernetes"), broken.err());
    Outcome address = scene.run("apply", "-f", "https://x.test/a.yaml");
    assertEquals(2, address.code());
    assertTrue(
        address.err().contains("curl -fsSL https://x.test/a.yaml | atoll apply -f -"),
        address.err());
  }

  @Test
  void saysWhichFileIsMissing() {
    Outcome outcome = apply(folder.resolve("none.yaml").toString());
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("none.yaml cannot be read: there is no such file"));
    assertEquals(2, apply(folder.toString()).code());
    assertEquals(2, scene.run("apply").code());
  }

  @Test
  void hintsThatNoManagerRuns() throws IOException {
    String file = file("hello.yaml", Scene.HELLO);
    assertTrue(apply(file).err().contains("no manager is running"));
    scene.leader();
    assertEquals("", apply(file).err());
  }

  @Test
  void saysThatACountGivenByHandHolds() throws IOException {
    scene.leader();
    String file = file("hello.yaml", Scene.HELLO);
    apply(file);
    scene.accepted("hello");
    scene.run("scale", "hello", "1");
    String remark =
        "application/hello: 1 worker by hand, the document says 2;"
            + " 'atoll scale hello --auto' follows the document\n";
    assertEquals(remark, apply(file).err());
    assertEquals(remark, apply(file("note.yaml", "# again\n" + Scene.HELLO)).err());
    assertEquals(remark, scene.run("diff", "-f", file).err());
    String other = Scene.HELLO.replace("replicas: 2", "replicas: 4");
    assertEquals("", apply(file("other.yaml", other)).err());
    scene.run("scale", "hello", "--auto");
    assertEquals("", apply(file).err());
  }

  @Test
  void reportsAConflictAndWritesNothing() throws IOException {
    scene.store.put(Keys.application("hello"), "mine");
    scene.beforeCommit = () -> scene.store.put(Keys.application("hello"), "yours");
    Outcome outcome = apply(file("hello.yaml", Scene.HELLO));
    assertEquals(4, outcome.code());
    assertTrue(outcome.err().contains("changed by somebody else"), outcome.err());
    assertEquals("yours", stored("hello"));
  }

  @Test
  void isContentIfSomebodyElseWroteTheSame() throws IOException {
    scene.beforeCommit = () -> scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = apply(file("hello.yaml", Scene.HELLO));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello unchanged\n", outcome.out());
  }

  @Test
  void waitsUntilTheManagerHasSeenItAndAllIsReady() throws IOException {
    scene.leader();
    whenApplied(() -> scene.ready("hello", 2));
    Outcome outcome =
        scene.run("apply", "-f", file("hello.yaml", Scene.HELLO), "--wait", "--timeout", "20s");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello: ready, 2 workers", outcome.lines().getLast());
  }

  @Test
  void pointsIntoTheFileWhenTheManagerRefuses() throws IOException {
    String file = file("two.yaml", NETWORK + "---\n" + Scene.HELLO);
    SpecError error = new SpecError(7, 10, "spec.image", "no");
    whenApplied(() -> scene.status("hello", Phase.REFUSED, 0, 0, error, List.of()));
    Outcome outcome = scene.run("apply", "-f", file, "--wait", "--timeout", "20s");
    assertEquals(3, outcome.code());
    assertEquals(file + ":12:10: spec.image: no\n", outcome.err());
  }

  @Test
  void timesOutWithTheReason() throws IOException {
    Outcome outcome =
        scene.run("apply", "-f", file("a.yaml", Scene.HELLO), "--wait", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertTrue(outcome.err().contains("no manager is running"), outcome.err());
    assertEquals(Scene.HELLO, stored("hello"));
  }

  @Test
  void saysThatTheStoreIsGone() throws IOException {
    scene.faults = Faults.always(Fault.UNAVAILABLE);
    Outcome outcome = apply(file("hello.yaml", Scene.HELLO));
    assertEquals(8, outcome.code());
    assertTrue(outcome.err().contains("http://127.0.0.1:1 (from ATOLL_ENDPOINTS)"), outcome.err());
  }

  @Test
  void saysThatItMayOrMayNotBeStored() throws IOException {
    scene.faults = Faults.next(Faults.Call.COMMIT, Fault.ANSWER_LOST);
    Outcome outcome = apply(file("hello.yaml", Scene.HELLO));
    assertEquals(8, outcome.code());
    assertTrue(outcome.err().contains("may or may not be stored"), outcome.err());
  }

  private void whenApplied(Runnable action) {
    scene
        .store
        .connect()
        .watch(
            Keys.APPLICATIONS,
            scene.store.revision() + 1,
            Watching.of(events -> Thread.ofVirtual().start(action)));
  }

  private Outcome apply(String file) {
    return scene.run("apply", "-f", file);
  }

  private String stored(String name) {
    return scene.store.get(Keys.application(name)).map(Entry::text).orElse("");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
