package io.atoll.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.host.PartHealth;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /healthz} and {@code /metrics}, to whoever reaches the address. */
final class StatusServer implements AutoCloseable {
  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  private final HttpServer server;

  private StatusServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param problems what is wrong beside the runtime's parts, one line each
   */
  static StatusServer start(
      InetSocketAddress address, ControllerRuntime runtime, Supplier<List<String>> problems)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/healthz", exchange -> health(exchange, runtime, problems));
    server.createContext("/metrics", exchange -> figures(exchange, runtime));
    server.start();
    return new StatusServer(server);
  }

  private static void figures(HttpExchange exchange, ControllerRuntime runtime) throws IOException {
    String accepted = exchange.getRequestHeaders().getFirst("Accept");
    ExpositionFormatWriter writer = FORMATS.findWriter(accepted == null ? "" : accepted);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.write(body, runtime.figures());
    answer(exchange, 200, writer.getContentType(), body.toByteArray());
  }

  private static void health(
      HttpExchange exchange, ControllerRuntime runtime, Supplier<List<String>> problems) {
    StringBuilder text = new StringBuilder();
    for (PartHealth part : runtime.health()) {
      part.problem().ifPresent(it -> text.append(part.part()).append(": ").append(it).append('\n'));
    }
    problems.get().forEach(it -> text.append(it).append('\n'));
    boolean well = text.isEmpty();
    byte[] body = (well ? "ok\n" : text.toString()).getBytes(StandardCharsets.UTF_8);
    answer(exchange, well ? 200 : 503, "text/plain; charset=utf-8", body);
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body) {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // The server logs it; whoever asked is gone.
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
