package io.atoll.controller.node.network.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One JSON-RPC connection. It does not reconnect: once closed, by either side, every call throws
 * UNAVAILABLE. Calls are answered to the thread that made them, notifications to the listener on
 * the reader thread.
 */
final class OvsdbConnection implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final long MONITOR = 0;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectMapper mapper = new ObjectMapper();
  private final SocketChannel channel;
  private final Listener listener;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  /** Called on the reader thread; must not block. */
  interface Listener {
    void updated(JsonNode tables);

    void closed();
  }

  private OvsdbConnection(SocketChannel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  static OvsdbConnection open(Path socket, Listener listener) {
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      OvsdbConnection connection = new OvsdbConnection(channel, listener);
      Thread.ofPlatform().daemon().name("ovsdb").start(connection::read);
      return connection;
    } catch (IOException e) {
      throw unavailable("ovsdb-server does not listen on " + socket + ": is it running?", e);
    }
  }

  /**
   * Starts the monitor. Its first answer goes to the listener like an update, on the reader thread,
   * so that no later update can overtake it.
   */
  void monitor(ArrayNode parameters) {
    call("monitor", parameters);
  }

  /** Sends a request and blocks for its result. */
  JsonNode call(String method, ArrayNode parameters) {
    long id = method.equals("monitor") ? MONITOR : lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(request(id, method, parameters));
      return answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting for ovsdb-server", e);
    } catch (TimeoutException e) {
      throw unavailable("ovsdb-server did not answer in " + DEADLINE.toSeconds() + " s", e);
    } catch (ExecutionException | IOException e) {
      throw unavailable("the connection to ovsdb-server broke: " + e.getMessage(), e);
    } finally {
      waiting.remove(id);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  private static ObjectNode request(long id, String method, ArrayNode parameters) {
    ObjectNode request = JSON.objectNode();
    request.put("method", method);
    request.set("params", parameters);
    request.put("id", id);
    return request;
  }

  private void send(JsonNode message) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(mapper.writeValueAsBytes(message));
    writing.lock();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } finally {
      writing.unlock();
    }
  }

  private void read() {
    IOException reason = new IOException("closed by ovsdb-server");
    try (MappingIterator<JsonNode> messages =
        mapper.readerFor(JsonNode.class).readValues(Channels.newInputStream(channel))) {
      while (messages.hasNextValue()) {
        dispatch(messages.nextValue());
      }
    } catch (IOException e) {
      reason = e;
    } finally {
      end(reason);
    }
  }

  private void dispatch(JsonNode message) throws IOException {
    switch (message.path("method").asText("")) {
      case "" -> answer(message);
      case "echo" -> send(echo(message));
      case "update" -> listener.updated(message.path("params").path(1));
      default -> {} // A notification that nobody asked for, such as "locked".
    }
  }

  private void answer(JsonNode message) {
    long id = message.path("id").asLong();
    CompletableFuture<JsonNode> answer = waiting.get(id);
    if (id == MONITOR && message.path("error").isNull()) {
      listener.updated(message.path("result"));
    }
    if (answer == null) {
      return; // Its caller gave up.
    }
    JsonNode error = message.path("error");
    if (error.isNull() || error.isMissingNode()) {
      answer.complete(message.path("result"));
    } else {
      answer.completeExceptionally(new IOException("ovsdb-server refused: " + error));
    }
  }

  private static ObjectNode echo(JsonNode message) {
    ObjectNode reply = JSON.objectNode();
    reply.set("result", message.path("params"));
    reply.set("error", JSON.nullNode());
    reply.set("id", message.path("id"));
    return reply;
  }

  private void end(IOException reason) {
    close();
    waiting.values().forEach(answer -> answer.completeExceptionally(reason));
    listener.closed();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unavailable("closing the connection to ovsdb-server failed", e);
    }
  }

  private static NetworkException unavailable(String message, Exception cause) {
    return new NetworkException(Category.UNAVAILABLE, message, cause);
  }
}
