package io.atoll.cli.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Speaks to one agent. Every call blocks; one that fails was not answered, or with an error. To be
 * closed before the process ends, which would wait for its thread.
 */
public final class AgentClient implements AutoCloseable {
  /** With the handshake, for which a busy machine takes seconds. */
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** The agent itself gives the engine 15 s. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final Duration GOODBYE = Duration.ofMillis(200);
  private static final int LONGEST_ERROR = 4096;

  private final URI url;
  private final String token;
  private final HttpClient http;
  private final Watch watch = new Watch();

  /**
   * @param fingerprint SHA-256 of its certificate, in hexadecimal
   */
  public AgentClient(URI url, String fingerprint, String token) {
    this.url = url;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .sslContext(context(fingerprint))
            .build();
  }

  private static SSLContext context(String fingerprint) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedTrust(fingerprint)}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /**
   * The body of the answer, to be closed. A read of it fails if nothing comes for long.
   *
   * @param target path and parameters, encoded
   * @throws AgentRefusal if the answer is an error
   */
  public InputStream get(String target) throws IOException, InterruptedException {
    InputStream body = checked(send("GET", target, BodyPublishers.noBody())).body();
    return watch.over(new WatchedBody(body, url, ANSWER));
  }

  /** A header of the answer to HEAD. */
  public String head(String target, String header) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send("HEAD", target, BodyPublishers.noBody());
    response.body().close();
    if (response.statusCode() >= 400) {
      throw new AgentRefusal(response.statusCode(), "not found");
    }
    return response.headers().firstValue(header).orElse("");
  }

  /** Takes as long as the body does. */
  public void put(String target, BodyPublisher body) throws IOException, InterruptedException {
    checked(send(request(target).PUT(body).build())).body().close();
  }

  public void delete(String target) throws IOException, InterruptedException {
    checked(send("DELETE", target, BodyPublishers.noBody())).body().close();
  }

  private HttpResponse<InputStream> send(String method, String target, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(request(target).timeout(ANSWER).method(method, body).build());
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(url.resolve(target)).header("Authorization", bearer());
  }

  private String bearer() {
    return "Bearer " + token;
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new AgentUnreachable(url, e);
    }
  }

  private static HttpResponse<InputStream> checked(HttpResponse<InputStream> response)
      throws IOException {
    if (response.statusCode() < 400) {
      return response;
    }
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
      throw new AgentRefusal(response.statusCode(), text.strip());
    }
  }

  /**
   * Opens a websocket.
   *
   * @throws AgentRefusal if the agent answers that it will not
   */
  public WebSocket talk(String target, WebSocket.Listener listener) throws IOException {
    URI resolved = url.resolve(target);
    try {
      return http.newWebSocketBuilder()
          .header("Authorization", bearer())
          .connectTimeout(ANSWER)
          .buildAsync(URI.create("wss" + resolved.toString().substring("https".length())), listener)
          .join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private IOException failure(CompletionException e) {
    return switch (e.getCause()) {
      case WebSocketHandshakeException refused -> {
        int status = refused.getResponse().statusCode();
        yield new AgentRefusal(status, "the agent answers " + status);
      }
      case IOException broken -> new AgentUnreachable(url, broken);
      case null, default -> new AgentUnreachable(url, new IOException(e));
    };
  }

  @Override
  public void close() {
    watch.close();
    http.shutdownNow();
    try {
      var _ = http.awaitTermination(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
