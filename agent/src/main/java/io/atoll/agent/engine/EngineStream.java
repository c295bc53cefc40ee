package io.atoll.agent.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;

/** What the engine sends until one side closes. Any thread may close it. */
public final class EngineStream implements AutoCloseable {
  private final Response response;

  EngineStream(Response response) {
    this.response = response;
  }

  public InputStream in() {
    return response.getBody();
  }

  @Override
  public void close() {
    response.close();
  }
}
