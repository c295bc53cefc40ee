package io.atoll.testbed.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atoll.api.state.Endpoints.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers with its name and the headers it got; {@code /held} waits until it is let go. */
final class TinyWorker implements AutoCloseable {
  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final CountDownLatch holds = new CountDownLatch(1);

  TinyWorker(String name, String address) {
    this.name = name;
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  Endpoint endpoint() {
    return Scene.worker(name, server.getAddress().getHostString(), server.getAddress().getPort());
  }

  /** Returns when a request for {@code /held} has come. */
  void awaitHeld() throws InterruptedException {
    holds.await();
  }

  void letGo() {
    letGo.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/held")) {
      holds.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    var headers = exchange.getRequestHeaders();
    String text =
        String.join(
            "|",
            name,
            shown(headers.getFirst("X-Forwarded-For")),
            shown(headers.getFirst("X-Forwarded-Proto")),
            shown(headers.getFirst("X-Forwarded-User")),
            shown(headers.getFirst("X-Forwarded-Host")));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String shown(@Nullable String header) {
    return header == null ? "" : header;
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdownNow();
  }
}
