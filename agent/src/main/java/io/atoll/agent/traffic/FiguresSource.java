package io.atoll.agent.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HAProxy's exporter on this host. Blocks for a second at most. */
public final class FiguresSource {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI exporter;

  /**
   * @param exporter the page that it serves for Prometheus
   */
  public FiguresSource(URI exporter) {
    this.exporter = exporter;
  }

  /**
   * @param scope {@code backend} or {@code server}: a server has 55 lines
   * @throws IOException also if there is no HAProxy
   */
  String read(String scope) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(exporter + "?scope=" + scope)).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("HAProxy's figures: HTTP " + response.statusCode());
    }
    return response.body();
  }
}
