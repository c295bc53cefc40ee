package io.atoll.api.store.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.atoll.api.store.protocol.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to one member, and its answers: one, or a stream of them. Confined to one thread. Its
 * interruption ends a wait here only if it is a virtual one.
 */
final class Exchange implements AutoCloseable {
  private static final int UNAUTHENTICATED = 16;

  private final HttpURLConnection connection;
  private final JsonParser answers;

  private Exchange(HttpURLConnection connection, JsonParser answers) {
    this.connection = connection;
    this.answers = answers;
  }

  /**
   * @param token of a login, or null
   * @param connect how long the connection may take to come about
   * @param silence how long nothing may come
   * @throws NotSentException if no connection came about
   * @throws RefusedException if etcd says no
   */
  static Exchange open(
      URI member,
      String path,
      JsonObject body,
      @Nullable String token,
      Duration connect,
      Duration silence)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) member.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
    byte[] content = body.toBytes();
    connection.setDoOutput(true);
    // A body of fixed length is never sent twice, which the JDK else does without being asked.
    connection.setFixedLengthStreamingMode(content.length);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
    connection.setReadTimeout(Math.toIntExact(silence.toMillis()));
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Grpc-Metadata-hasleader", "true");
    if (token != null) {
      connection.setRequestProperty("Authorization", token);
    }
    connect(connection);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(content);
    }
    return answered(connection);
  }

  private static void connect(HttpURLConnection connection) throws IOException {
    try {
      connection.connect();
    } catch (IOException e) {
      throw new NotSentException(e);
    }
  }

  private static Exchange answered(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new RefusedException(refusal(status, connection.getErrorStream()));
    }
    return new Exchange(connection, JsonObject.reader(connection.getInputStream()));
  }

  private static Refusal refusal(int status, @Nullable InputStream body) throws IOException {
    if (body == null) {
      return status == HttpURLConnection.HTTP_UNAUTHORIZED
          ? new Refusal(UNAUTHENTICATED, "etcdserver: invalid auth token")
          : new Refusal(-1, "HTTP status " + status);
    }
    byte[] content = body.readAllBytes();
    try {
      JsonObject said = JsonObject.read(new ByteArrayInputStream(content));
      return new Refusal((int) said.number("code"), said.text("message"));
    } catch (JacksonException notOfEtcd) {
      return new Refusal(
          -1,
          "HTTP status " + status + ", not as etcd answers: " + new String(content, UTF_8).strip());
    }
  }

  /**
   * The next answer of a stream, or the only one; null at the end.
   *
   * @throws RefusedException if the stream ends with etcd's saying no
   */
  @Nullable JsonObject next() throws IOException {
    JsonObject answer = JsonObject.next(answers);
    if (answer != null && answer.fields().containsKey("error")) {
      JsonObject error = answer.object("error");
      throw new RefusedException(
          new Refusal((int) error.number("grpc_code"), error.text("message")));
    }
    return answer;
  }

  /** The only answer, read to its end, so that the connection can serve again. */
  JsonObject only() throws IOException {
    JsonObject first = next();
    if (first == null || next() != null) {
      throw new IOException("one answer was expected");
    }
    return first;
  }

  /** Ends the stream, and the connection if the stream was not at its end. */
  @Override
  public void close() {
    connection.disconnect();
  }
}
