package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.bench.Figures;
import io.atoll.testbed.cluster.HttpLoad;
import io.atoll.testbed.cluster.HttpLoad.Tally;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long updates took, and what became of the requests that were sent meanwhile. */
final class Updates {
  private static final String HOST = WebApplication.HOST;
  private static final int CONNECTIONS = 4;
  private static final int RATE = 25;
  private static final Duration BEFORE = Duration.ofSeconds(2);

  private final Path log;
  private final URI url;
  private final Figures times = new Figures();
  private final List<Tally> kept = new ArrayList<>();
  private final List<Tally> fresh = new ArrayList<>();

  /**
   * @param url of the proxy in front of what is updated
   */
  Updates(Path log, String url) {
    this.log = log;
    this.url = URI.create(url + "healthz");
  }

  /** What returns when all is replaced. */
  interface Update {
    void run() throws IOException;
  }

  void measure(Update update) throws IOException {
    awaitAnswer();
    try (HttpLoad one = load("kept", true);
        HttpLoad other = load("fresh", false)) {
      LockSupport.parkNanos(BEFORE.toNanos());
      long start = System.nanoTime();
      update.run();
      times.add(Duration.ofNanos(System.nanoTime() - start));
      kept.add(one.stop());
      fresh.add(other.stop());
    }
  }

  private HttpLoad load(String kind, boolean keepAlive) {
    return HttpLoad.start(
        log.resolveSibling(log.getFileName() + "." + kind + "." + kept.size()),
        url.toString(),
        HOST,
        CONNECTIONS,
        RATE,
        keepAlive);
  }

  /** Of the median. */
  double seconds() {
    return times.median().toNanos() / 1e9;
  }

  /** All rounds together, for people. */
  @Override
  public String toString() {
    return "%s; kept connections %s; new ones %s".formatted(times, sum(kept), sum(fresh));
  }

  private static String sum(List<Tally> tallies) {
    int failed = tallies.stream().mapToInt(Tally::failed).sum();
    int good = tallies.stream().mapToInt(Tally::good).sum();
    List<String> failures =
        tallies.stream().map(Tally::failures).filter(it -> !it.isEmpty()).toList();
    return "%d of %d requests failed %s"
        .formatted(failed, failed + good, failures.isEmpty() ? "" : failures)
        .strip();
  }

  /** The proxy may learn a little later than anybody else what there is. */
  private void awaitAnswer() {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!answers()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(url + " does not answer 200");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(url.getPath(), HOST);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.US_ASCII).matches("(?s)HTTP/1\\.\\d 200 .*");
    } catch (IOException notYet) {
      return false;
    }
  }
}
