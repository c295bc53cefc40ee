package io.atoll.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atoll.api.store.gateway.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Answers reads with the same documents ever, and says of every transaction that it took effect.
 * Watches are refused.
 */
final class PracticeEtcd implements AutoCloseable {
  private static final String REVISION = "100";

  private final NavigableMap<String, String> documents;
  private final HttpServer server;

  PracticeEtcd(Map<String, String> documents) throws IOException {
    this.documents = new TreeMap<>(documents);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/kv/range", exchange -> answer(exchange, "kvs", this::range));
    server.createContext("/v3/kv/txn", exchange -> answer(exchange, "succeeded", _ -> true));
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @FunctionalInterface
  private interface Answer {
    Object to(JsonObject question);
  }

  private static void answer(HttpExchange exchange, String field, Answer answer)
      throws IOException {
    try (exchange) {
      JsonObject header = new JsonObject(Map.of("revision", REVISION));
      Object content = answer.to(JsonObject.read(exchange.getRequestBody()));
      byte[] said = new JsonObject(Map.of("header", header, field, content)).toBytes();
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private List<JsonObject> range(JsonObject question) {
    String from = text(question, "key");
    String end = text(question, "range_end");
    List<JsonObject> found = new ArrayList<>();
    documents
        .tailMap(from, true)
        .forEach((key, value) -> {
          if (key.equals(from) || key.compareTo(end) < 0) {
            found.add(entry(key, value));
          }
        });
    return found;
  }

  private static String text(JsonObject object, String field) {
    return new String(object.bytes(field), StandardCharsets.UTF_8);
  }

  private static JsonObject entry(String key, String value) {
    return new JsonObject(
        Map.of(
            "key", key.getBytes(StandardCharsets.UTF_8),
            "value", value.getBytes(StandardCharsets.UTF_8),
            "create_revision", "41",
            "mod_revision", "44",
            "version", "1"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
