package io.atoll.api.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocumentDiffTest {
  private static final DocumentName NAME = new DocumentName(DocumentKind.APPLICATION, "web");
  private static final String BASE =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: web}
      spec:
        image: web:1
        env: {A: "1", B: "2"}
        args: [--port, "80"]
        ports:
          - {name: http, port: 80}
          - {name: admin, port: 81}
        resources:
          cpu: {request: 500m}
      """;

  @Test
  void tellsFieldByFieldWhatChanged() {
    String after =
        BASE.replace("web:1", "web:2")
            .replace("B: \"2\"", "C: \"3\"")
            .replace("\"80\"", "\"90\"")
            .replace("port: 81", "port: 82")
            .replace("request: 500m", "request: 250m, limit: 1");
    assertEquals(
        List.of(
            "~ spec.image: web:1 → web:2",
            "~ spec.args: [--port, \"80\"] → [--port, \"90\"]",
            "- spec.env.B: \"2\"",
            "+ spec.env.C: \"3\"",
            "~ spec.resources.cpu.request: 500m → 250m",
            "+ spec.resources.cpu.limit: 1",
            "~ spec.ports[admin].port: 81 → 82"),
        lines(BASE, after));
  }

  @Test
  void findsItemsByNameWhateverTheirOrder() {
    String after =
        BASE.replace("    - {name: http, port: 80}\n", "")
            .replace("port: 81}\n", "port: 81}\n    - {name: http, port: 80}\n");
    assertEquals(List.of(), lines(BASE, after));
  }

  @Test
  void takesTwoWaysToWriteAValueForTheSame() {
    assertEquals(List.of(), lines(BASE, BASE.replace("500m", "0.5") + "  # a remark\n"));
    assertEquals(false, compare(BASE, BASE + "  # a remark\n").sameText());
  }

  @Test
  void takesADefaultThatIsWrittenOutForTheSame() {
    assertEquals(List.of(), lines(BASE, BASE + "  network: default\n"));
    assertEquals(
        List.of("~ spec.network: default (default) → lab"), lines(BASE, BASE + "  network: lab\n"));
  }

  @Test
  void saysWhetherWorkersAreReplaced() {
    assertEquals(true, compare(BASE, BASE.replace("web:1", "web:2")).replacesWorkers());
    assertEquals(false, compare(BASE, BASE + "  replicas: 3\n").replacesWorkers());
  }

  @Test
  void showsWhereLongTextsPartWays() {
    String long1 = "x".repeat(500) + "first" + "y".repeat(500);
    String long2 = long1.replace("first", "second");
    List<String> lines = lines(BASE.replace("\"1\"", long1), BASE.replace("\"1\"", long2));
    assertEquals(1, lines.size());
    assertEquals(true, lines.getFirst().contains("first") && lines.getFirst().contains("second"));
    assertEquals(true, lines.getFirst().length() < 300, lines.getFirst());
  }

  @Test
  void comparesWithNothingAndWithRubbish() {
    assertInstanceOf(
        DocumentDiff.Absent.class, DocumentDiff.of(NAME, Optional.empty(), Bytes.utf8(BASE)));
    assertInstanceOf(
        DocumentDiff.Unreadable.class,
        DocumentDiff.of(NAME, Optional.of(entry("}{")), Bytes.utf8(BASE)));
  }

  private static List<String> lines(String before, String after) {
    return compare(before, after).differences().stream().map(Difference::toString).toList();
  }

  private static DocumentDiff.Compared compare(String before, String after) {
    return assertInstanceOf(
        DocumentDiff.Compared.class,
        DocumentDiff.of(NAME, Optional.of(entry(before)), Bytes.utf8(after)));
  }

  private static Entry entry(String text) {
    return new Entry(NAME.key(), Bytes.utf8(text), 1, 2, 1, 0);
  }
}
