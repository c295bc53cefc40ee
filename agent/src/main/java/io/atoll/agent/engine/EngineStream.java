package io.atoll.agent.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;

/** What the engine sends until one side closes. Any thread may close it. */
public final class EngineStream implements AutoCloseable {
  private final InputStream in;
  private final Runnable ending;

  private EngineStream(InputStream in, Runnable ending) {
    this.in = in;
    this.ending = ending;
  }

  static EngineStream of(Response response) {
    return new EngineStream(response.getBody(), response::close);
  }

  static EngineStream of(RawConnection connection) {
    return new EngineStream(connection.in(), connection::close);
  }

  public InputStream in() {
    return in;
  }

  @Override
  public void close() {
    ending.run();
  }
}
