package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Predicate;

/** Requests to the proxy of a cluster, made by curl. */
record Web(LocalCluster cluster) {
  private static final int FIGURES_PORT = 9472;

  /**
   * @param head status line and headers
   */
  record Answer(int status, String head, String body) {
    boolean isFrom(String worker) {
      return body.contains("hello from " + worker);
    }
  }

  Answer get(String host, String path, String... options) {
    return curl(
        "http://127.0.0.1:" + cluster.httpPort() + path, with(options, "-H", "Host: " + host));
  }

  /** By the name, of which the certificate of this file must be. */
  Answer getSecurely(String host, String certificate, String... options) {
    String resolved = host + ":" + cluster.httpsPort() + ":127.0.0.1";
    return curl(
        "https://" + host + ":" + cluster.httpsPort() + "/",
        with(options, "--cacert", certificate, "--resolve", resolved));
  }

  Answer await200(String host) {
    return awaitAnswer(host, "/", it -> it.status() == 200);
  }

  Answer awaitAnswer(String host, String path, Predicate<Answer> is) {
    return await(host + path).atMost(TestApplications.LIMIT).until(() -> get(host, path), is);
  }

  /** What HAProxy says of itself, for Prometheus. */
  String figures() {
    return curl("http://127.0.0.1:" + FIGURES_PORT + "/metrics", List.of()).body();
  }

  private Answer curl(String url, List<String> options) {
    CommandResult result =
        cluster.run(
            ImmutableList.<String>builder()
                .add("curl", "-sS", "-m", "10", "-i", "-w", "\n%{http_code}")
                .addAll(options)
                .add(url)
                .build());
    List<String> lines = Splitter.on('\n').splitToList(result.out().replace("\r", ""));
    int blank = lines.indexOf("");
    int end = lines.size() - 1;
    String body = blank < 0 ? result.err() : String.join("\n", lines.subList(blank + 1, end));
    return new Answer(
        Integer.parseInt(lines.getLast()),
        String.join("\n", lines.subList(0, Math.max(blank, 0))),
        body);
  }

  private static List<String> with(String[] options, String... more) {
    return ImmutableList.<String>builder().add(options).add(more).build();
  }
}
