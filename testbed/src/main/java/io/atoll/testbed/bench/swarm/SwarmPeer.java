package io.atoll.testbed.bench.swarm;

import io.atoll.testbed.cluster.LocalCluster;
import io.atoll.testbed.programs.DockerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Docker Swarm of one host beside the local cluster, with an engine of its own: the application
 * as a service, and a proxy in front. Without the kernel's virtual servers (IPVS) it has neither
 * virtual addresses nor its own balancing. Closing it leaves nothing behind.
 */
public final class SwarmPeer implements AutoCloseable {
  public static final String DESCRIPTION =
      "Docker Swarm, dnsrr, no probes by the engine (they are slower); HAProxy on the overlay"
          + " network: server-template, names asked each 0.5 s, obsolete ones left at once,"
          + " /healthz asked each second, 3 retries elsewhere";

  private static final String IMAGE = "atoll/hello:1";
  private static final String NETWORK = "front";
  private static final String BRIDGE = "docker_gwbridge";

  private final LocalCluster cluster;
  private final DockerProgram docker;
  private final SwarmService service;
  private final String url;

  private SwarmPeer(LocalCluster cluster, DockerProgram docker, SwarmService service, String url) {
    this.cluster = cluster;
    this.docker = docker;
    this.service = service;
    this.url = url;
  }

  /**
   * @param parallelism how many containers an update replaces at a time
   */
  public static SwarmPeer start(LocalCluster cluster, Path folder, int parallelism)
      throws IOException {
    DockerProgram docker = DockerProgram.startForSwarm(Files.createDirectories(folder));
    try {
      copyImage(cluster, docker, folder.resolve("image.tar"));
      SwarmProxy.buildImage(docker, folder.resolve("proxy"));
      // A port of its own for its tunnels: the usual one may be the cluster's.
      docker.docker("swarm", "init", "--advertise-addr=127.0.0.1", "--data-path-port=7789");
      docker.docker("network", "create", "--driver=overlay", "--subnet=10.200.0.0/24", NETWORK);
      SwarmService service = SwarmService.create(docker, NETWORK, IMAGE, parallelism);
      return new SwarmPeer(cluster, docker, service, SwarmProxy.start(docker, NETWORK));
    } catch (IOException | RuntimeException e) {
      try {
        stop(cluster, docker);
      } catch (IOException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  private static void copyImage(LocalCluster cluster, DockerProgram docker, Path file)
      throws IOException {
    cluster.run(List.of("docker", "save", "-o", file.toString(), IMAGE)).orThrow();
    docker.docker("load", "-i", file.toString());
    Files.delete(file);
  }

  public SwarmService service() {
    return service;
  }

  public String url() {
    return url;
  }

  @Override
  public void close() throws IOException {
    service.close();
    stop(cluster, docker);
  }

  /** Tunnels go with the Swarm, containers with the engine; their bridge is left by both. */
  private static void stop(LocalCluster cluster, DockerProgram docker) throws IOException {
    try {
      docker.docker("swarm", "leave", "--force");
    } finally {
      docker.close();
    }
    cluster.run(List.of("ip", "link", "delete", BRIDGE)).orThrow();
  }
}
