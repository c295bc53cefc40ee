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
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Answers with its name and what it was told of the client, {@code /headers} with all headers that
 * it got; {@code /held} waits until it is let go.
 */
final class TinyWorker implements AutoCloseable {
  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final Semaphore holds = new Semaphore(0);

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

  /** Returns when so many requests for {@code /held} have come. */
  void awaitHeld(int requests) throws InterruptedException {
    holds.acquire(requests);
  }

  void letGo() {
    letGo.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/held")) {
      holds.release();
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
    boolean all = exchange.getRequestURI().getPath().equals("/headers");
    byte[] body = (all ? headers.entrySet().toString() : text).getBytes(StandardCharsets.UTF_8);
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
