package io.atoll.testbed.programs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One etcd on free ports of the loopback address. Ready when it answers. Its leases can be as short
 * as a second.
 */
public final class EtcdProgram implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Path home;
  private final int clientPort = Ports.free();
  private final int peerPort = Ports.free();
  private Program program;

  private EtcdProgram(Path home) {
    this.home = home;
    this.program = launch();
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param home where its data and log go
   */
  public static EtcdProgram start(Path home) {
    EtcdProgram etcd = new EtcdProgram(home);
    etcd.awaitReady();
    return etcd;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + clientPort;
  }

  public long pid() {
    return program.pid();
  }

  /** SIGTERM. */
  public void stop() {
    program.stop();
  }

  /** SIGKILL. */
  public void kill() {
    program.kill();
  }

  /** SIGSTOP: connections stay, answers do not come. */
  public void pause() {
    program.pause();
  }

  /** SIGCONT. */
  public void resume() {
    program.resume();
  }

  /** Starts it again on the same ports and data, and waits until it answers. */
  public void restart() {
    program.kill();
    program = launch();
    awaitReady();
  }

  /** Starts it again on the same ports with nothing in it. */
  public void wipe() {
    program.kill();
    Trees.delete(data());
    restart();
  }

  private Path data() {
    return home.resolve("data");
  }

  private Program launch() {
    String peer = "http://127.0.0.1:" + peerPort;
    List<String> command =
        List.of(
            "etcd",
            "--name=test",
            "--data-dir=" + data(),
            "--listen-client-urls=" + endpoint(),
            "--advertise-client-urls=" + endpoint(),
            "--listen-peer-urls=" + peer,
            "--initial-advertise-peer-urls=" + peer,
            "--initial-cluster=test=" + peer,
            "--heartbeat-interval=100",
            "--election-timeout=500",
            "--logger=zap",
            "--log-level=warn");
    return Program.start("etcd", home.resolve("etcd.log"), command, Map.of());
  }

  private void awaitReady() {
    program.awaitReady(START_LIMIT, this::healthy);
  }

  private boolean healthy() {
    try {
      URI health = URI.create(endpoint() + "/health");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
