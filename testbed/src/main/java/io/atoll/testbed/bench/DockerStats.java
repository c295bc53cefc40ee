package io.atoll.testbed.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The peer of the agent: the engine's own stream of figures, one for each container. */
final class DockerStats implements AutoCloseable {
  private final DockerClient client;
  private final List<ResultCallback<Statistics>> streams = new ArrayList<>();
  private final LongAdder answers = new LongAdder();

  DockerStats(String host, int containers) {
    client = PlainDocker.client(host, containers);
  }

  /** Begins to read; the engine sends figures about once a second. */
  void open(String containerId) {
    streams.add(
        client
            .statsCmd(containerId)
            .exec(
                new ResultCallback.Adapter<>() {
                  @Override
                  public void onNext(Statistics statistics) {
                    answers.increment();
                  }
                }));
  }

  long answers() {
    return answers.sum();
  }

  @Override
  public void close() {
    try {
      for (ResultCallback<Statistics> stream : streams) {
        stream.close();
      }
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
