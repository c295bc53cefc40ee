package io.atoll.agent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The engine's HTTP: requests, and answers that are errors. */
final class EngineCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int MOST_CONNECTIONS = 1024;
  private static final int LONGEST_ERROR = 4096;

  private final URI host;

  /**
   * For questions, which have a deadline, and for streams, which may be silent for ever. Made when
   * they are needed: they take megabytes, and most agents never ask.
   */
  private final Supplier<DockerHttpClient> questions;

  private final Supplier<DockerHttpClient> streams;

  EngineCalls(URI host) {
    this.host = host;
    this.questions = Suppliers.memoize(() -> client(host).responseTimeout(ANSWER).build());
    this.streams = Suppliers.memoize(() -> client(host).build());
  }

  private static ZerodepDockerHttpClient.Builder client(URI host) {
    return new ZerodepDockerHttpClient.Builder()
        .dockerHost(host)
        .maxConnections(MOST_CONNECTIONS)
        .connectionTimeout(ANSWER);
  }

  JsonNode get(String path) throws EngineException {
    return ask(Request.builder().method(Request.Method.GET).path(path).build());
  }

  JsonNode post(String path, @Nullable JsonNode body) throws EngineException {
    Request.Builder request = Request.builder().method(Request.Method.POST).path(path);
    if (body != null) {
      request.putHeader("Content-Type", "application/json").bodyBytes(bytes(body));
    }
    return ask(request.build());
  }

  void delete(String path) throws EngineException {
    ask(Request.builder().method(Request.Method.DELETE).path(path).build());
  }

  private JsonNode ask(Request request) throws EngineException {
    try (Response response = checked(questions.get(), request)) {
      return JSON.readTree(response.getBody());
    } catch (EngineException e) {
      throw e;
    } catch (IOException e) {
      throw EngineException.unreachable(e);
    }
  }

  /** The value of a header of the answer to HEAD. */
  String head(String path, String header) throws EngineException {
    Request request = Request.builder().method("HEAD").path(path).build();
    try (Response response = checked(questions.get(), request)) {
      return String.valueOf(response.getHeader(header));
    }
  }

  /** An answer of any length and duration; to be closed. */
  EngineStream open(Request request) throws EngineException {
    return EngineStream.of(checked(streams.get(), request));
  }

  /** A connection for bytes in both directions; to be closed. */
  RawConnection hijack(String path, JsonNode body) throws EngineException {
    return RawConnection.post(host, path, bytes(body));
  }

  static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Response checked(DockerHttpClient client, Request request) throws EngineException {
    Response response;
    try {
      response = client.execute(request);
    } catch (RuntimeException e) {
      throw EngineException.unreachable(e);
    }
    if (response.getStatusCode() < 400) {
      return response;
    }
    try (response) {
      throw new EngineException(response.getStatusCode(), message(response));
    }
  }

  private static String message(Response response) {
    try {
      String text =
          new String(response.getBody().readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
      JsonNode message = text.startsWith("{") ? JSON.readTree(text).get("message") : null;
      return message == null ? text.strip() : message.asText();
    } catch (IOException e) {
      return "the engine answered " + response.getStatusCode();
    }
  }
}
