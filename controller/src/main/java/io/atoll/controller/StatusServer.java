package io.atoll.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.host.PartHealth;
import io.atoll.controller.runtime.host.PrometheusText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /healthz} and {@code /metrics}, on loopback. */
final class StatusServer implements AutoCloseable {
  private final HttpServer server;

  private StatusServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param problems what is wrong beside the runtime's parts, one line each
   */
  static StatusServer start(int port, ControllerRuntime runtime, Supplier<List<String>> problems)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/healthz", exchange -> health(exchange, runtime, problems));
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, PrometheusText.render(runtime.metrics())));
    server.start();
    return new StatusServer(server);
  }

  private static void health(
      HttpExchange exchange, ControllerRuntime runtime, Supplier<List<String>> problems) {
    StringBuilder text = new StringBuilder();
    for (PartHealth part : runtime.health()) {
      part.problem().ifPresent(it -> text.append(part.part()).append(": ").append(it).append('\n'));
    }
    problems.get().forEach(it -> text.append(it).append('\n'));
    boolean well = text.isEmpty();
    answer(exchange, well ? 200 : 503, well ? "ok\n" : text.toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
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
