package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.engine.Containers;
import io.atoll.agent.engine.EngineStream;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;

/** Files of a worker as tars, in both directions, whether it runs or not. */
record ArchiveService(Workers workers, Containers containers) {
  private static final int PIECE = 32 * 1024;

  void stat(Exchange exchange) throws IOException, InterruptedException {
    exchange.header("atoll-stat", containers.stat(container(exchange), path(exchange)));
    exchange.answer(200, "application/x-tar", "");
  }

  void read(Exchange exchange) throws IOException, InterruptedException {
    try (EngineStream tar = containers.read(container(exchange), path(exchange))) {
      exchange.onGone(tar::close);
      exchange.begin("application/x-tar");
      copy(tar.in(), exchange);
    }
    exchange.end();
  }

  private static void copy(InputStream in, Exchange exchange)
      throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      exchange.write(Buffer.buffer(count).appendBytes(piece, 0, count));
    }
  }

  void write(Exchange exchange) throws IOException, InterruptedException {
    containers.write(container(exchange), path(exchange), exchange.body());
    exchange.answer(200, "text/plain", "");
  }

  private String container(Exchange exchange) throws IOException {
    return workers.newest(exchange.target().part("worker")).id();
  }

  private static String path(Exchange exchange) {
    return exchange
        .target()
        .parameter("path")
        .orElseThrow(() -> Refusal.badRequest("say which file: ?path=/some/file"));
  }
}
