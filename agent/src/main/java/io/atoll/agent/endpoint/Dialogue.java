package io.atoll.agent.endpoint;

import io.atoll.api.agent.Channel;
import io.atoll.api.agent.Notice;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A websocket, for a thread that may block. Binary messages begin with the number of their channel;
 * text messages are notices.
 */
public final class Dialogue {
  private final ServerWebSocket socket;
  private final Target target;
  private final Inflow input;
  private volatile Consumer<Notice> listener = notice -> {};

  /** Whether the client has to take something before more can be sent. */
  private volatile boolean writing;

  /** Set when the last ping was answered. */
  private volatile boolean alive = true;

  /**
   * @param socket paused
   */
  Dialogue(ServerWebSocket socket, Target target) {
    this.socket = socket;
    this.target = target;
    this.input = new Inflow(socket::fetch);
  }

  public Target target() {
    return target;
  }

  /**
   * Begins to listen.
   *
   * @param notices called on a virtual thread for each notice but EOF, which ends the input
   * @param gone called on a virtual thread when the client has closed or vanished
   */
  public void listen(Consumer<Notice> notices, Runnable gone) {
    listener = notices;
    socket.pongHandler(pong -> alive = true);
    socket.textMessageHandler(this::heard);
    socket.binaryMessageHandler(this::received);
    socket.exceptionHandler(e -> input.fail(e.toString()));
    socket.closeHandler(nothing -> {
      input.end();
      Thread.startVirtualThread(gone);
    });
    input.open();
    if (socket.isClosed()) {
      gone.run();
    }
  }

  private void heard(String text) {
    socket.fetch(1);
    Notice.parse(text)
        .ifPresent(notice -> {
          if (notice.kind() == Notice.Kind.EOF) {
            input.end();
          } else {
            Thread.startVirtualThread(() -> listener.accept(notice));
          }
        });
  }

  private void received(Buffer message) {
    if (message.length() > 1 && message.getByte(0) == Channel.INPUT.number()) {
      input.add(message.getBytes(1, message.length()));
    } else {
      socket.fetch(1);
    }
  }

  /** What the client sends on the channel of the input, until it says EOF. */
  public InputStream input() {
    return input;
  }

  /** Returns when the client's side has taken it. */
  public void send(Channel channel, byte[] bytes, int offset, int length)
      throws Gone, InterruptedException {
    Buffer message = Buffer.buffer(length + 1).appendByte(channel.number());
    writing = true;
    try {
      Waiting.until(socket.writeBinaryMessage(message.appendBytes(bytes, offset, length)));
    } finally {
      writing = false;
    }
  }

  public void send(Notice notice) throws Gone, InterruptedException {
    Waiting.until(socket.writeTextMessage(notice.text()));
  }

  public void close() throws Gone, InterruptedException {
    Waiting.until(socket.close());
  }

  /**
   * Asks whether the client lives, and closes if it has not answered the time before. One that is
   * behind with reading, or whose input waits for the command, cannot answer and is let be.
   */
  void ping() {
    if (!alive && !writing && !input.hasBacklog()) {
      socket.close((short) 1001, "no answer to a ping");
      return;
    }
    alive = false;
    socket.writePing(Buffer.buffer("atoll"));
  }
}
