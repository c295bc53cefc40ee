package io.atoll.testbed.programs;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Open vSwitch with a database of its own in a network namespace: two programs. */
public final class OvsProgram implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Path home;
  private final Namespace namespace;
  private Program database;
  private Program daemon;

  private OvsProgram(Path home, Namespace namespace) {
    this.home = home;
    this.namespace = namespace;
    namespace.script(
        "mkdir -p %1$s && ovsdb-tool create %1$s/conf.db /usr/share/openvswitch/vswitch.ovsschema"
            .formatted(home));
    this.database = startDatabase();
    // Before the daemon starts: without it TCP over veth is several times slower, or fails.
    vsctl("--no-wait", "init");
    vsctl("--no-wait", "set", "Open_vSwitch", ".", "other_config:userspace-tso-enable=true");
    this.daemon = launchDaemon();
  }

  /**
   * Starts both and waits until they answer.
   *
   * @param home its run directory, with the sockets; keep the path short
   */
  public static OvsProgram start(Path home, Namespace namespace) {
    return new OvsProgram(home, namespace);
  }

  public Path runDirectory() {
    return home;
  }

  /** SIGKILL of ovs-vswitchd, which forwards the packets; the database goes on. */
  public void killDaemon() {
    daemon.kill();
  }

  public void startDaemon() {
    daemon = launchDaemon();
  }

  /** SIGKILL of ovsdb-server; ovs-vswitchd goes on with what it knows. */
  public void killDatabase() {
    database.kill();
    namespace.script("rm -f " + home.resolve("db.sock"));
  }

  public void restoreDatabase() {
    database = startDatabase();
  }

  public String vsctl(String... arguments) {
    return run(
        ImmutableList.<String>builder()
            .add("ovs-vsctl", "--timeout=10", "--db=unix:" + home.resolve("db.sock"))
            .add(arguments)
            .build());
  }

  public String ofctl(String command, String bridge, String... arguments) {
    return run(
        ImmutableList.<String>builder()
            .add("ovs-ofctl", "-O", "OpenFlow15", command)
            .add("unix:" + home.resolve(bridge + ".mgmt"))
            .add(arguments)
            .build());
  }

  private String run(List<String> command) {
    Namespace.Result result = namespace.run(command.toArray(String[]::new));
    if (!result.succeeded()) {
      throw new IllegalStateException(command + ": " + result.output());
    }
    return result.output();
  }

  private Program startDatabase() {
    Path socket = home.resolve("db.sock");
    Program program =
        launch(
            "ovsdb-server",
            home.resolve("conf.db").toString(),
            "--remote=punix:" + socket,
            "--unixctl=" + home.resolve("ovsdb.ctl"),
            "--no-chdir");
    program.awaitReady(START_LIMIT, () -> Files.exists(socket));
    return program;
  }

  private Program launchDaemon() {
    Program program =
        launch(
            "ovs-vswitchd",
            "unix:" + home.resolve("db.sock"),
            "--unixctl=" + home.resolve("vswitchd.ctl"),
            "--no-chdir");
    program.awaitReady(
        START_LIMIT,
        () ->
            namespace
                .run("ovs-appctl", "-t", home.resolve("vswitchd.ctl").toString(), "version")
                .succeeded());
    return program;
  }

  private Program launch(String name, String... arguments) {
    return Program.start(
        name,
        home.resolve(name + ".log"),
        ImmutableList.<String>builder().addAll(namespace.prefix()).add(name).add(arguments).build(),
        Map.of("OVS_RUNDIR", home.toString(), "OVS_DBDIR", home.toString()));
  }

  @Override
  public void close() {
    daemon.close();
    database.close();
  }
}
