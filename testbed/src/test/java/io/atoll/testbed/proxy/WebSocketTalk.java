package io.atoll.testbed.proxy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's end of a WebSocket. */
final class WebSocketTalk implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private volatile boolean ended;

  private WebSocketTalk(int port) {
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://localhost:" + port + "/"), new Ear())
            .join();
  }

  static WebSocketTalk open(int port) {
    return new WebSocketTalk(port);
  }

  /** Answers what is said to that. */
  String say(String text) throws InterruptedException {
    socket.sendText(text, true).join();
    return heard();
  }

  /** The next that is said; empty if nothing is. */
  String heard() throws InterruptedException {
    String next = heard.poll(ProxyContract.SOON.toMillis(), TimeUnit.MILLISECONDS);
    return next == null ? "" : next;
  }

  boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    if (!ended) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
    client.shutdownNow();
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard.add(data.toString());
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      ended = true;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended = true;
    }
  }
}
