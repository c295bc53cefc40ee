package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Ownership;
import io.atoll.api.state.Scale;
import io.atoll.api.state.ScaleMemory;
import io.atoll.api.state.ScaleMemory.Haste;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoscaleTest {
  private static final String WEB =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata:
        name: web
      spec:
        image: web:1   # the newest
        replicas: 3
        env:
          MODE: prod
      """;

  private final Scene scene = new Scene();

  @BeforeEach
  void applyWeb() {
    scene.store.put(Keys.application("web"), WEB);
  }

  @Test
  void putsTheBlockInPlaceOfTheCountAndKeepsTheRest() {
    Outcome outcome =
        scene.run("autoscale", "web", "--min=2", "--max=10", "--requests=50", "--p95", "200ms");
    assertEquals("application/web follows its load\n", outcome.out(), outcome.err());
    assertEquals(
        """
        apiVersion: atoll/v1
        kind: Application
        metadata:
          name: web
        spec:
          image: web:1   # the newest
          autoscale:
            min: 2
            max: 10
            metrics:
              - requestsPerSecond: 50.0
              - latency:
                  p95: 200ms
          env:
            MODE: prod
        """,
        stored());
    scene.run("autoscale", "web", "--max=5", "--cpu-percent=80");
    assertTrue(stored().contains("cpu: 80%") && !stored().contains("requestsPer"), stored());
    assertTrue(stored().contains("# the newest"), stored());
  }

  @Test
  void printsTheDocumentInADryRun() {
    Outcome outcome = scene.run("autoscale", "web", "--max=4", "--memory=80%", "--dry-run");
    assertTrue(outcome.out().contains("      - memory: 80%\n"), outcome.out() + outcome.err());
    assertEquals(WEB, stored());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2 | Say what to go by                              | autoscale web
          2 | --requests                                     | autoscale web --max 3 --requests many
          3 | spec.autoscale.max: is required                | autoscale web --requests 50
          3 | --requests -1.0: spec.autoscale.metrics[0]     | autoscale web --max 3 --requests -1
          3 | --p95 fast: spec.autoscale.metrics[0].latency  | autoscale web --max 3 --p95 fast
          3 | spec.autoscale.metrics: is required            | autoscale web --max 3
          5 | application 'wbe' not found                     | autoscale wbe --max 3 --requests 50
          1 | has a fixed count                              | autoscale web --dry-run
          """,
      delimiter = '|')
  void saysWhatIsWrong(int code, String words, String command) {
    Outcome outcome = scene.run(command.split(" "));
    assertEquals(code, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(words), outcome.err());
    assertEquals(WEB, stored());
  }

  @Test
  void leavesAFoldersDocumentAlone() {
    scene.store.put(
        Keys.owner("application", "web"),
        Documents.write(new Ownership("n1:/srv/apps", "00", Instant.EPOCH, null)));
    Outcome outcome = scene.run("autoscale", "web", "--max=4", "--requests=50");
    assertEquals(4, outcome.code(), outcome.err());
    assertEquals(WEB, stored());
    assertEquals(0, scene.run("autoscale", "web", "--max=4", "--requests=50", "--force").code());
  }

  @Test
  void tellsWhatItWouldDoWhileACountByHandHolds() {
    scene.run("autoscale", "web", "--max=10", "--requests=50");
    scale(8);
    assertEquals(
        """
        application/web: 3 workers, set by hand; the load asks for 8, and 'atoll scale web --auto' lets it
          requests: 400 a second, 50 for each worker: 8 wanted
          limit: max 8
          decided 4s ago
        """,
        scene.run("autoscale", "web", "--dry-run").out());
    scale(null);
    String follows = scene.run("autoscale", "web", "--dry-run").out();
    assertTrue(follows.startsWith("application/web: 3 workers, which follows the load\n"), follows);
  }

  private void scale(@Nullable Integer advice) {
    Instant at = Scene.NOW.minusSeconds(4);
    Scale scale =
        new Scale(
            scene.uid("web"),
            3,
            at,
            "Manual",
            Map.of("metric1", "requests: 400 a second, 50 for each worker: 8 wanted"),
            8,
            List.of("max 8"),
            List.of(),
            new ScaleMemory(at, List.of(), List.of(), Haste.NONE, null, null),
            null,
            advice);
    scene.store.put(Keys.scale("web"), Documents.write(scale));
  }

  private String stored() {
    return scene.store.get(Keys.application("web")).orElseThrow().text();
  }
}
