package io.atoll.cli.exec;

import io.atoll.api.agent.Channel;
import io.atoll.api.agent.Notice;
import io.atoll.cli.session.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The websocket of one command: prints what comes, and tells how it ended. */
final class ExecSocket implements WebSocket.Listener {
  private final Console console;
  private final CompletableFuture<Notice> ending = new CompletableFuture<>();
  private final StringBuilder words = new StringBuilder();
  private final ReentrantLock sending = new ReentrantLock();

  private volatile long lastSign = System.nanoTime();

  /** Whether somebody has yet to read what came, which makes this side the slow one. */
  private volatile boolean printing;

  /** Where the present message goes; none between messages. Used by the websocket's thread. */
  private @Nullable PrintStream current;

  ExecSocket(Console console) {
    this.console = console;
  }

  /** EXIT, ERROR or REFUSED; fails if the connection ends without a word. */
  CompletableFuture<Notice> ending() {
    return ending;
  }

  /** For how long the agent has said nothing although it was heard out. */
  Duration silence() {
    return printing ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastSign);
  }

  void send(WebSocket socket, byte[] input, int length) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(length + 1).put(Channel.INPUT.number());
    waiting(() -> socket.sendBinary(message.put(input, 0, length).flip(), true));
  }

  void send(WebSocket socket, Notice notice) throws IOException {
    waiting(() -> socket.sendText(notice.text(), true));
  }

  /** One message at a time is all that a websocket takes. */
  private void waiting(java.util.function.Supplier<CompletableFuture<WebSocket>> send)
      throws IOException {
    sending.lock();
    try {
      send.get().join();
    } catch (CompletionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      sending.unlock();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    printing = true;
    PrintStream out = current;
    if (out == null) {
      out = data.get() == Channel.ERRORS.number() ? console.err() : console.out();
    }
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    out.write(bytes, 0, bytes.length);
    current = last ? null : out;
    boolean unread = out.checkError();
    lastSign = System.nanoTime();
    printing = false;
    if (unread) {
      socket.abort();
      ending.complete(new Notice(Notice.Kind.EXIT, "141"));
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    lastSign = System.nanoTime();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    words.append(text);
    if (last) {
      Notice.parse(words.toString()).ifPresent(ending::complete);
      words.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ending.completeExceptionally(
        new IOException(
            "it closed the connection" + (reason.isEmpty() ? "" : " (" + reason + ")")));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ending.completeExceptionally(error);
  }
}
