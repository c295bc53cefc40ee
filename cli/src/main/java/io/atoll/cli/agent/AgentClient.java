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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Speaks to one agent. Every call blocks; one that fails was not answered, or with an error. */
public final class AgentClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LONGEST_ERROR = 4096;

  private final URI url;
  private final String token;
  private final HttpClient http;

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
   * The body of the answer, to be closed.
   *
   * @param target path and parameters, encoded
   * @throws AgentRefusal if the answer is an error
   */
  public InputStream get(String target) throws IOException, InterruptedException {
    return checked(send("GET", target, BodyPublishers.noBody())).body();
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

  public void put(String target, BodyPublisher body) throws IOException, InterruptedException {
    checked(send("PUT", target, body)).body().close();
  }

  public void delete(String target) throws IOException, InterruptedException {
    checked(send("DELETE", target, BodyPublishers.noBody())).body().close();
  }

  private HttpResponse<InputStream> send(String method, String target, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(target))
            .header("Authorization", "Bearer " + token)
            .method(method, body)
            .build();
    return http.send(request, BodyHandlers.ofInputStream());
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

  public WebSocket talk(String target, WebSocket.Listener listener) throws IOException {
    URI resolved = url.resolve(target);
    try {
      return http.newWebSocketBuilder()
          .header("Authorization", "Bearer " + token)
          .connectTimeout(CONNECT)
          .buildAsync(URI.create("wss" + resolved.toString().substring("https".length())), listener)
          .join();
    } catch (CompletionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }
}
