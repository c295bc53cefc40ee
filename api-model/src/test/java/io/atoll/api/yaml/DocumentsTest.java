package io.atoll.api.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Cluster;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Presence;
import io.atoll.api.state.Scale;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentsTest {
  static List<Record> documents() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsBackWhatItWroteAndWritesItByteForByteAgain(Record document) {
    String text = Documents.write(document);
    Record read = Documents.read(text, document.getClass());
    assertEquals(document, read, text);
    assertEquals(text, Documents.write(read));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void writesNeitherMarkersNorTags(Record document) {
    String text = Documents.write(document);
    assertFalse(text.contains("---"), text);
    assertFalse(text.lines().anyMatch(line -> line.matches(".*(: |- )!.*")), text);
    assertTrue(text.endsWith("\n"), text);
  }

  @Test
  void writesTheApplicationAsUsersWriteIt() {
    String text = Documents.write(Samples.revision());
    for (String line :
        List.of(
            "uid: 41",
            "at: \"2026-03-01T12:00:00.123Z\"",
            "templateHash: \"0123456789e1\"",
            "    image: shop:1.4",
            "    - \"true\"",
            "      MODE: \"0x1F\"",
            "      mode: \"0755\"",
            "        request: 250m",
            "        limit: 256Mi",
            "      - requestsPerSecond: 50.0",
            "          p95: 200ms",
            "        - 100%/15s",
            "        http:",
            "          path: /healthz",
            "    - listen: 9000",
            "    - tmpfs: 64Mi",
            "      - node.labels.disk == ssd",
            "    identity: stable",
            "      policy: onFailure",
            "        initial: 1s",
            "      grace: 1s500ms")) {
      assertTrue(
          text.lines().anyMatch(l -> l.strip().endsWith(line.strip())), line + "\nin\n" + text);
    }
  }

  @Test
  void leavesNullFieldsOut() {
    assertEquals("paused: false\n", Documents.write(Controls.NONE));
  }

  @Test
  void ignoresFieldsThatTheTypeDoesNotKnow() {
    assertEquals(
        new Owner("application", "shop", 7),
        Documents.read("kind: application\nname: shop\nuid: 7\nnew: {a: [1]}\n", Owner.class));
  }

  @Test
  void takesMissingListsAndMapsAsEmpty() {
    assertEquals(
        new Cluster("f", 1, List.of(), "0.1.0"),
        Documents.read("id: f\nepoch: 1\nleastVersion: 0.1.0\n", Cluster.class));
    assertEquals(
        List.of(),
        Documents.read("{uid: 1, count: 1, at: 2026-01-01T00:00:00Z, reason: x}", Scale.class)
            .history());
  }

  @Test
  void namesTheFieldThatIsMissing() {
    DocumentException problem =
        assertThrows(
            DocumentException.class,
            () ->
                Documents.read(
                    "{owner: {kind: a, uid: 1}, network: d, want: run}", Assignment.class));
    assertEquals("Assignment: field 'owner.name' is missing", problem.getMessage());
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void refusesRubbish(String text) {
    assertThrows(DocumentException.class, () -> Documents.read(text, Presence.class), text);
  }

  static List<String> rubbish() {
    return List.of(
        "",
        "\n# nothing\n",
        "null",
        "rubbish",
        "- a",
        "{",
        "a: b: c",
        "node: [1]\n",
        "cpu: lots\n",
        "startedAt: yesterday\n",
        "\u0000",
        "roles: {a: b}\n",
        "a: &a [*a]\n",
        "node: a\nnode: b\n");
  }

  @Test
  void keepsFieldsOfNewerVersionsWhenUpdating() {
    String previous =
        """
        owner: {kind: application, name: old, uid: 1, generation: 9}
        revision: 1
        drainLimit: "2026-01-01T00:00:00Z"
        priority: high
        """;
    String updated =
        Documents.update(
            previous,
            new Assignment(
                new Owner("application", "shop", 2), 3, 0, "default", Assignment.Want.RUN, null));
    assertEquals(
        """
        owner:
          kind: application
          name: shop
          uid: 2
          generation: 9
        revision: 3
        ordinal: 0
        network: default
        want: run
        replace: false
        priority: high
        """,
        updated);
  }

  @Test
  void updatesOverWhatCannotBeRead() {
    Owner owner = new Owner("application", "shop", 2);
    assertEquals(Documents.write(owner), Documents.update("{ rubbish", owner));
    assertEquals(Documents.write(owner), Documents.update("", owner));
    assertEquals(Documents.write(owner), Documents.update("- 1", owner));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void updateOfTheSameDocumentChangesNothing(Record document) {
    String text = Documents.write(document);
    assertEquals(text, Documents.update(text, document));
  }

  @Test
  void bringsAnyTextThrough() {
    Random random = new Random(42);
    String alphabet = "abyNn01.-+:#'\"\\{}[]&*!|>%@`~?, \n\t=<eExXoO_\u00e4\u20ac\u0007\u2028";
    for (int i = 0; i < 5_000; i++) {
      String text =
          Stream.generate(() -> alphabet.charAt(random.nextInt(alphabet.length())))
              .limit(random.nextInt(12))
              .map(String::valueOf)
              .collect(Collectors.joining());
      Owner owner = new Owner(text, "x", 1);
      assertEquals(owner, Documents.read(Documents.write(owner), Owner.class), "seed 42, " + i);
    }
  }

  @Test
  void quotesWhatOtherReadersWouldTakeForSomethingElse() {
    for (String text :
        List.of(
            "1",
            "1.5",
            "1e3",
            "0x1F",
            "12:30:45",
            "2026-01-01",
            "true",
            "no",
            "Off",
            "null",
            "~",
            "",
            ".inf",
            "=")) {
      assertTrue(
          Documents.write(new Owner(text, "x", 1)).startsWith("kind: \"" + text + "\""), text);
    }
  }
}
