package io.atoll.testbed.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the controller of this namespace says of itself. */
final class Health {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:9471/healthz");

  private Health() {}

  /** {@code ok}, or one line for each problem. */
  static String read() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) ADDRESS.toURL().openConnection();
    boolean well = connection.getResponseCode() == 200;
    try (var body = well ? connection.getInputStream() : connection.getErrorStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
