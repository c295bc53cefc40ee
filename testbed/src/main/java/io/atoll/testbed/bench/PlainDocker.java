package io.atoll.testbed.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The floor: the same containers created and started by nothing but the Docker API. */
public final class PlainDocker implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final DockerClient client;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  PlainDocker(String host) {
    client = client(host, AT_ONCE);
  }

  /**
   * @param connections at a time
   */
  public static DockerClient client(String host, int connections) {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(host).build();
    return DockerClientImpl.getInstance(
        config,
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(URI.create(host))
            .maxConnections(connections)
            .build());
  }

  /** How long it takes to have so many running, eight at a time; they are removed afterwards. */
  Duration start(int count, String image) throws InterruptedException {
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(() -> startOne(image));
    }
    long start = System.nanoTime();
    List<String> ids = all(tasks);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    all(ids.stream().<Callable<String>>map(id -> () -> remove(id)).toList());
    return time;
  }

  private List<String> all(List<Callable<String>> tasks) throws InterruptedException {
    List<String> results = new ArrayList<>();
    for (Future<String> future : threads.invokeAll(tasks)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return results;
  }

  private String startOne(String image) {
    String id =
        client
            .createContainerCmd(image)
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
            .exec()
            .getId();
    client.startContainerCmd(id).exec();
    return id;
  }

  private String remove(String id) {
    client.removeContainerCmd(id).withForce(true).exec();
    return id;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
