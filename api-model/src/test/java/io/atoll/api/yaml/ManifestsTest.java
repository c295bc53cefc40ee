package io.atoll.api.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atoll.api.application.Application;
import io.atoll.api.application.Application.OnLoss;
import io.atoll.api.application.Application.Spec;
import io.atoll.api.application.Restart;
import io.atoll.api.application.Route;
import io.atoll.api.application.Stop;
import io.atoll.api.application.Volume;
import io.atoll.api.cluster.Network;
import io.atoll.api.cluster.Node;
import io.atoll.api.store.Bytes;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.text.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ManifestsTest {
  private static final String SMALLEST =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: web}
      spec: {image: web}
      """;

  @Test
  void parsesTheWholeLanguage() {
    Spec spec = application(Texts.resource("good/design.yaml")).spec();
    assertEquals(List.of("--port", "8080"), spec.args());
    assertEquals(0755, spec.files().getFirst().mode());
    assertEquals(
        List.of(new Cpu(250), new Cpu(500)),
        List.of(
            spec.resources().cpu().request(),
            Objects.requireNonNull(spec.resources().cpu().limit())));
    assertEquals(
        List.of(new Route.Http("shop.test", "/", "http"), new Route.Tcp(9000, "http")),
        spec.routes());
    assertEquals(new Volume.Tmpfs(DataSize.parse("64Mi"), "/tmp"), spec.volumes().get(2));
    assertEquals("node.name != n3", spec.placement().constraints().get(1).toString());
    assertEquals(4, Objects.requireNonNull(spec.autoscale()).metrics().size());
  }

  @Test
  void whatIsParsedIsWrittenAndReadBackAsAMachineDocument() {
    Application application = application(Texts.resource("good/design.yaml"));
    assertEquals(application, Documents.read(Documents.write(application), Application.class));
  }

  @Test
  void whatAMachineWroteCanBeAppliedAgain() {
    Application application = application(Texts.resource("good/design.yaml"));
    assertEquals(application, application(Documents.write(application)));
  }

  @Test
  void fillsInDefaults() {
    Spec spec = application(SMALLEST).spec();
    assertEquals(1, spec.replicas());
    assertEquals("default", spec.network());
    assertEquals(200, spec.resources().pids());
    assertEquals(Cpu.ZERO, spec.resources().cpu().request());
    assertEquals(DataSize.ZERO, spec.resources().memory().request());
    assertEquals(List.of("node"), spec.placement().spread());
    assertEquals(OnLoss.REPLACE, spec.onLoss());
    assertEquals(new Stop("SIGTERM", Duration.ofSeconds(30), Duration.ofSeconds(10)), spec.stop());
    assertEquals(
        new Restart(Restart.Policy.ALWAYS, Duration.ofSeconds(1), Duration.ofSeconds(60)),
        spec.restart());
  }

  @Test
  void holdsTheWorkersOfALostNodeIfTheyHaveStableIdentities() {
    assertEquals(
        OnLoss.HOLD,
        application(SMALLEST.replace("image: web", "image: web, identity: stable"))
            .spec()
            .onLoss());
  }

  @Test
  void takesScalarsOfTextFieldsAsTheyAreWritten() {
    String text =
        SMALLEST.replace("image: web", "image: web, args: [8080, yes, 1.0], env: {A: 012, B: ''}");
    Spec spec = application(text).spec();
    assertEquals(List.of("8080", "yes", "1.0"), spec.args());
    assertEquals(Map.of("A", "012", "B", ""), spec.env());
  }

  @Test
  void readsNodesAndNetworks() {
    String text =
        """
        # a node
        apiVersion: atoll/v1
        kind: Node
        metadata: {name: n1, labels: {disk: ssd}}
        spec: {cordoned: true}
        ---
        # nothing

        --- # a network
        apiVersion: atoll/v1
        kind: Network
        metadata: {name: lab}
        spec: {range: 10.90.0.0/16}
        ...
        """;
    List<Manifest> manifests = valid(Manifests.parse(text, "f.yaml"));
    Manifest.ForNode node = assertInstanceOf(Manifest.ForNode.class, manifests.getFirst());
    assertEquals(new Node("n1", Map.of("disk", "ssd"), true, false), node.node());
    Manifest.ForNetwork network = assertInstanceOf(Manifest.ForNetwork.class, manifests.getLast());
    assertEquals(new Network("lab", Cidr.parse("10.90.0.0/16")), network.network());
    assertEquals(new Position(9, 4), network.origin().at());
  }

  @Test
  void keepsTheUsersOwnBytes() {
    String text = "# caf\u00e9 \r\n" + SMALLEST + "\n\n# end";
    assertEquals(Bytes.utf8(text), valid(Manifests.parse(text, "f")).getFirst().origin().text());
    assertEquals(
        List.of(Bytes.utf8(SMALLEST), Bytes.utf8(SMALLEST + "# x\n")),
        valid(Manifests.parse("---\n" + SMALLEST + "---\n" + SMALLEST + "# x\n", "f")).stream()
            .map(manifest -> manifest.origin().text())
            .toList());
  }

  @Test
  void acceptsAKeyOnlyWithItsOwnDocument() {
    assertEquals(1, valid(key(SMALLEST, "Application", "web")).size());
    assertEquals(
        "/k:1:1: the key is that of Application 'other', the document is Application 'web'",
        Texts.problems(key(SMALLEST, "Application", "other")));
    assertEquals(
        "/k:1:1: the key is that of Node 'web', the document is Application 'web'",
        Texts.problems(key(SMALLEST, "Node", "web")));
    assertEquals("/k:1:1: holds 0 documents, not one", Texts.problems(key("", "Node", "web")));
  }

  private static Parsed key(String text, String kind, String name) {
    return Manifests.parseKey(Bytes.utf8(text), "/k", kind, name);
  }

  private static Application application(String text) {
    Parsed parsed = Manifests.parseWithUnsupported(Bytes.utf8(text).toByteArray(), "f.yaml");
    return assertInstanceOf(Manifest.ForApplication.class, valid(parsed).getFirst()).application();
  }

  private static List<Manifest> valid(Parsed parsed) {
    return assertInstanceOf(Parsed.Valid.class, parsed, parsed::toString).manifests();
  }
}
