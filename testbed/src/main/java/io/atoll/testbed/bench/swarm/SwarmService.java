package io.atoll.testbed.bench.swarm;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.atoll.testbed.bench.PlainDocker;
import io.atoll.testbed.programs.DockerProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The same application as a Swarm's service. The engine does not probe it: it would run a process
 * in each container each second, which takes updates several times as long; the proxy asks instead.
 */
public final class SwarmService implements AutoCloseable {
  static final String NAME = "web";

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Map<String, String> LABEL = Map.of("com.docker.swarm.service.name", NAME);

  private final DockerProgram docker;
  private final DockerClient client;

  private SwarmService(DockerProgram docker) {
    this.docker = docker;
    this.client = PlainDocker.client(docker.host().toString(), 1);
  }

  /** Creates it with one replica. */
  static SwarmService create(DockerProgram docker, String network, String image, int parallelism)
      throws IOException {
    docker.docker(
        "service",
        "create",
        "--detach",
        "--no-resolve-image",
        "--name=" + NAME,
        "--network=" + network,
        "--endpoint-mode=dnsrr",
        "--replicas=1",
        "--stop-grace-period=1s",
        "--restart-delay=0s",
        "--update-parallelism=" + parallelism,
        "--update-order=start-first",
        "--update-delay=0s",
        "--update-failure-action=continue",
        image);
    return new SwarmService(docker);
  }

  public void scale(int replicas) throws IOException {
    docker.docker("service", "scale", "--detach", NAME + "=" + replicas);
    settle(replicas, Set.of());
  }

  /** Replaces all containers; returns when the new ones run and the old ones are gone. */
  public void update(int replicas, String mode) throws IOException {
    Set<String> old = containers().stream().map(Container::getId).collect(Collectors.toSet());
    List<String> command = new ArrayList<>(List.of("service", "update", "--detach"));
    command.addAll(List.of("--no-resolve-image", "--env-add=MODE=" + mode, NAME));
    docker.docker(command.toArray(String[]::new));
    settle(replicas, old);
  }

  private void settle(int replicas, Set<String> old) {
    long end = System.nanoTime() + LIMIT.toNanos();
    List<Container> now = containers();
    while (!settled(now, replicas, old)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the Swarm's service has not settled within %s: %s"
                .formatted(LIMIT, now.stream().map(Container::getStatus).toList()));
      }
      LockSupport.parkNanos(POLL.toNanos());
      now = containers();
    }
  }

  private static boolean settled(List<Container> now, int replicas, Set<String> old) {
    return now.size() == replicas
        && now.stream().noneMatch(it -> old.contains(it.getId()))
        && now.stream().allMatch(it -> it.getStatus().startsWith("Up"));
  }

  private List<Container> containers() {
    return client.listContainersCmd().withLabelFilter(LABEL).exec();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
