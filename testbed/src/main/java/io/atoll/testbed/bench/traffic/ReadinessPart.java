package io.atoll.testbed.bench.traffic;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.bench.Figures;
import io.atoll.testbed.bench.Moment;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * From the moment at which a worker is observed to be ready to the first request that it serves.
 */
final class ReadinessPart {
  private static final int ROUNDS = 20;

  private ReadinessPart() {}

  static void run(WebApplication web) throws IOException, InterruptedException {
    Figures figures = new Figures();
    web.roll(1, "a", "25%");
    for (int round = 0; round < ROUNDS; round++) {
      List<String> before = names(web.workers());
      try (Moment ready =
          new Moment(
              web.cluster().store(),
              Keys.observed(web.cluster().node()),
              it -> isNew(it, before))) {
        long revision = web.put(2, "a", "25%");
        long served = firstAnswer(before);
        figures.add(Duration.ofNanos(served - ready.await()));
        web.settle(revision, 2);
      }
      web.roll(1, "a", "25%");
    }
    System.out.println("readiness to the first request served: " + figures);
  }

  private static List<String> names(Collection<Observation> workers) {
    return workers.stream().map(Observation::worker).toList();
  }

  private static boolean isNew(String text, List<String> before) {
    Observation seen = Documents.read(text, Observation.class);
    return seen.ready() && !before.contains(seen.worker());
  }

  /** Each answer names its worker, and they take turns. */
  private static long firstAnswer(List<String> before) throws IOException {
    List<String> seen = new ArrayList<>(before);
    while (true) {
      String answer = ask();
      if (seen.stream().noneMatch(answer::contains)) {
        return System.nanoTime();
      }
    }
  }

  private static String ask() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(WebApplication.URL).toURL().openConnection();
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
