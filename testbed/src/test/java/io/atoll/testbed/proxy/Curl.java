package io.atoll.testbed.proxy;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.proxy.config.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that names hosts without a resolver. */
final class Curl {
  private Curl() {}

  /**
   * @param status 0 if there was none
   */
  record Answer(int status, String body, String version) {
    /** The name of who answered. */
    String from() {
      int end = body.indexOf('|');
      return end < 0 ? "" : body.substring(0, end);
    }
  }

  static Answer get(Places places, String url, String... options) {
    String host = url.replaceFirst("^https?://", "").replaceFirst("[:/].*", "");
    List<String> command =
        ImmutableList.<String>builder()
            .add("curl", "-sk", "--max-time", "20", "-w", "\n%{http_code} %{http_version}")
            .add("--resolve", host + ":" + places.httpPort() + ":127.0.0.1")
            .add("--resolve", host + ":" + places.httpsPort() + ":127.0.0.1")
            .add("--path-as-is")
            .add(options)
            .add(url)
            .build();
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      int end = out.lastIndexOf('\n');
      int blank = out.indexOf(' ', end);
      int status = Integer.parseInt(out.substring(end + 1, blank));
      return new Answer(status, out.substring(0, end), out.substring(blank + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Over plain HTTP. */
  static Answer http(Places places, String hostAndPath, String... options) {
    int slash = hostAndPath.indexOf('/');
    String url =
        "http://%s:%d%s"
            .formatted(
                hostAndPath.substring(0, slash), places.httpPort(), hostAndPath.substring(slash));
    return get(places, url, options);
  }
}
