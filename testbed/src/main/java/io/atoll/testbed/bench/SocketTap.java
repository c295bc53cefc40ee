package io.atoll.testbed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of a program's unix socket, passes everything on unchanged, and tells when a
 * request of some kind came by. One request may be waited for at a time.
 */
final class SocketTap implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketTap.class);

  private record Wanted(Predicate<String> request, CompletableFuture<Long> came) {}

  private final Path socket;
  private final Path real;
  private final ServerSocketChannel server;
  private volatile Wanted wanted = new Wanted(request -> false, new CompletableFuture<>());

  SocketTap(Path socket) {
    this.socket = socket;
    this.real = socket.resolveSibling(socket.getFileName() + ".real");
    try {
      Files.move(socket, real);
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("tap").start(this::accept);
  }

  /** Completes with the {@link System#nanoTime()} of the next request whose head matches. */
  CompletableFuture<Long> next(Predicate<String> request) {
    CompletableFuture<Long> came = new CompletableFuture<>();
    wanted = new Wanted(request, came);
    return came;
  }

  private void accept() {
    try {
      while (server.isOpen()) {
        SocketChannel client = server.accept();
        SocketChannel target = SocketChannel.open(UnixDomainSocketAddress.of(real));
        Thread.ofVirtual().start(() -> pass(client, target, true));
        Thread.ofVirtual().start(() -> pass(target, client, false));
      }
    } catch (IOException e) {
      LOG.debug("the tap on {} ended", socket, e);
    }
  }

  private void pass(SocketChannel from, SocketChannel to, boolean requests) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        if (requests) {
          look(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString());
        }
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("a connection through {} ended", socket, e);
    }
  }

  private void look(String request) {
    Wanted now = wanted;
    if (now.request().test(request)) {
      now.came().complete(System.nanoTime());
    }
  }

  /** Gives the program its socket back. */
  @Override
  public void close() {
    try {
      server.close();
      Files.move(real, socket, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
