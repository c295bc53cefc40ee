package io.atoll.testbed.cluster;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A one-host cluster that {@code ./atoll up} starts in a home of its own, in this JVM's network
 * namespace, which must have no way out: {@code ./atoll test} makes such a one. One at a time.
 */
public final class LocalCluster implements AutoCloseable {
  private final Path checkout;
  private final Path home;
  private final Store store;

  private LocalCluster(Path checkout, Path home) {
    this.checkout = checkout;
    this.home = home;
    up();
    this.store = new EtcdStore(EtcdOptions.of(endpoint()));
  }

  /**
   * Starts it, without an application.
   *
   * @param home an empty folder with a short path
   */
  public static LocalCluster start(Path home) {
    requireIsolation();
    return new LocalCluster(findCheckout(), home);
  }

  private static void requireIsolation() {
    try (Stream<String> routes = Files.lines(Path.of("/proc/self/net/route"))) {
      if (routes.map(line -> line.split("\t")).anyMatch(LocalCluster::leadsOut)) {
        throw new IllegalStateException(
            "this namespace has a default route; run by ./atoll test, or in a namespace of its own:"
                + " unshare --net sh -c 'ip link set lo up; mvn ...'");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns of the kernel's table: device, destination, gateway, ..., mask as the eighth. */
  private static boolean leadsOut(String[] route) {
    return !route[0].equals("*") && route[1].equals("00000000") && route[7].equals("00000000");
  }

  private static Path findCheckout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("atoll"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not run in a checkout");
      }
    }
    return folder;
  }

  /** Starts what does not run. */
  public void up() {
    atoll("up", "--empty").orThrow();
  }

  /** Runs {@code ./atoll} with these arguments to its end. */
  public CommandResult atoll(String... arguments) {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("atoll").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /**
   * Runs a command of the host, such as {@code docker} or {@code ovs-vsctl}, against this cluster.
   */
  public CommandResult run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("ATOLL_HOME", home.toString());
    environment.put("DOCKER_HOST", dockerHost());
    environment.put("OVS_RUNDIR", home.resolve("ovs").toString());
    environment.put("ETCDCTL_API", "3");
    try {
      Path out = Files.createTempFile(home, "command", ".out");
      Path err = Files.createTempFile(home, "command", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      CommandResult result =
          new CommandResult(exitCode, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }

  public String endpoint() {
    return setting("endpoints");
  }

  public String dockerHost() {
    return "unix://" + home.resolve("docker/docker.sock");
  }

  public String node() {
    return setting("node");
  }

  public String agentPort() {
    return setting("agentPort");
  }

  /** Where its proxy listens. */
  public String httpPort() {
    return setting("httpPort");
  }

  /** Where its proxy listens once a route has a certificate. */
  public String httpsPort() {
    return setting("httpsPort");
  }

  public Path home() {
    return home;
  }

  public Path checkout() {
    return checkout;
  }

  public Store store() {
    return store;
  }

  private String setting(String name) {
    try (Stream<String> lines = Files.lines(home.resolve("config.yaml"))) {
      return lines
          .filter(line -> line.startsWith(name + ": "))
          .findFirst()
          .orElseThrow()
          .substring(name.length() + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends a program of the cluster with SIGKILL and waits until it is gone.
   *
   * @param program a name as in {@code run/NAME.pid}: etcd, dockerd, controller ...
   */
  public void kill(String program) {
    Daemon.of(home, program).kill();
  }

  /**
   * Ends a program with SIGKILL and starts it again, as something that watches over it would.
   * Returns before it is ready.
   *
   * @param more arguments behind those that it had
   */
  public void restart(String program, String... more) {
    Daemon.of(home, program).restart(home, List.of(more));
  }

  /**
   * Ends etcd with SIGKILL, deletes its data, lets the change put others there, and starts it
   * again. The node may hold afterwards.
   */
  public void replaceEtcd(Consumer<Path> change) {
    kill("etcd");
    Path data = home.resolve("etcd");
    Trees.delete(data);
    change.accept(data);
    atoll("up", "--empty");
  }

  /** The process of one of the cluster's programs. */
  public Daemon daemon(String program) {
    return Daemon.of(home, program);
  }

  @Override
  public void close() {
    store.close();
    atoll("down").orThrow();
  }
}
