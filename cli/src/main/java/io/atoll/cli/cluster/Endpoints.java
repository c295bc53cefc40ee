package io.atoll.cli.cluster;

import com.google.common.base.Splitter;
import io.atoll.cli.outcome.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Endpoints as people write them: {@code http://host:port}, or just {@code host:port}. */
final class Endpoints {
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  private Endpoints() {}

  static ClusterAddress parse(String text, String origin) {
    List<String> endpoints = COMMAS.splitToList(text);
    if (endpoints.isEmpty()) {
      throw CommandFailure.usage(
          origin + " names no endpoint. Write for example http://127.0.0.1:12379");
    }
    return new ClusterAddress(
        endpoints.stream().map(endpoint -> endpoint(endpoint, origin)).toList(), origin);
  }

  private static URI endpoint(String text, String origin) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (known && uri.getHost() != null && uri.getPort() > 0) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(text, origin);
    }
    throw wrong(text, origin);
  }

  private static CommandFailure wrong(String text, String origin) {
    return CommandFailure.usage(
        "\""
            + text
            + "\" (from "
            + origin
            + ") is not an endpoint. Write http://HOST:PORT, for example http://127.0.0.1:12379");
  }
}
