package io.atoll.testbed.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Docker Engine of its own: dockerd, as a rule with live-restore, beside its containerd, all
 * paths under one directory, no bridge, no iptables. It can be killed and started again; closing it
 * leaves no process, mount or cgroup behind. For one thread.
 */
public final class DockerProgram implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  private final Path directory;
  private final List<String> prefix;
  private final String cgroupParent;
  private final List<String> options;
  private final Program containerd;
  private @Nullable Program dockerd;

  private DockerProgram(Path directory, List<String> prefix, List<String> options)
      throws IOException {
    this.directory = directory;
    this.prefix = prefix;
    this.options = options;
    this.cgroupParent = "/atoll-" + Long.toHexString(directory.toString().hashCode() & 0xffffffffL);
    Files.createDirectories(directory.resolve("docker"));
    this.containerd = startContainerd();
  }

  /** Starts in this process's network namespace. */
  public static DockerProgram start(Path directory) throws IOException {
    return start(directory, List.of());
  }

  /**
   * @param prefix goes before each command, such as {@code nsenter --net=/run/netns/h1}
   */
  public static DockerProgram start(Path directory, List<String> prefix) throws IOException {
    return start(directory, prefix, List.of("--live-restore"));
  }

  /** Without live-restore, which a Swarm refuses: containers end when dockerd does. */
  public static DockerProgram startForSwarm(Path directory) throws IOException {
    return start(directory, List.of(), List.of());
  }

  private static DockerProgram start(Path directory, List<String> prefix, List<String> options)
      throws IOException {
    var program = new DockerProgram(directory, List.copyOf(prefix), options);
    try {
      program.startEngine();
      return program;
    } catch (IOException | RuntimeException e) {
      program.close();
      throw e;
    }
  }

  /** Where the engine listens, for a client and for {@code DOCKER_HOST}. */
  public URI host() {
    return URI.create("unix://" + socket());
  }

  private Path socket() {
    return directory.resolve("docker.sock");
  }

  /** The cgroup that its containers stand under, below each controller's mount. */
  public String cgroupParent() {
    return cgroupParent;
  }

  /** Kills dockerd with SIGKILL; containers live on. */
  public void kill() {
    Program running = dockerd;
    if (running != null) {
      running.kill();
      dockerd = null;
    }
  }

  /** Starts dockerd, also after {@link #kill}, and returns when it answers. */
  public void startEngine() throws IOException {
    Files.deleteIfExists(socket());
    Files.deleteIfExists(directory.resolve("docker.pid"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "dockerd",
                "--containerd=" + directory.resolve("containerd.sock"),
                "--data-root=" + directory.resolve("docker/data"),
                "--exec-root=" + directory.resolve("docker/exec"),
                "--pidfile=" + directory.resolve("docker.pid"),
                "--host=unix://" + socket(),
                "--cgroup-parent=" + cgroupParent,
                "--bridge=none",
                "--iptables=false"));
    command.addAll(options);
    Program engine = spawn("dockerd", command);
    dockerd = engine;
    engine.awaitReady(START, this::answers);
  }

  /** Builds an image with busybox and its applets in {@code /bin}, and what else is given. */
  public void buildBusybox(String image, String... moreInstructions) throws IOException {
    Path context = Files.createDirectories(directory.resolve("image"));
    Files.copy(
        Path.of("/bin/busybox"),
        context.resolve("busybox"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    List<String> file = new ArrayList<>();
    file.add("FROM scratch");
    file.add("COPY busybox /bin/busybox");
    file.add("RUN [\"/bin/busybox\",\"--install\",\"-s\",\"/bin\"]");
    file.addAll(List.of(moreInstructions));
    Files.write(context.resolve("Dockerfile"), file);
    docker("build", "-q", "-t", image, context.toString());
  }

  /** Runs the Docker client against this engine and answers its output. */
  public String docker(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker", "-H", host().toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DOCKER_BUILDKIT", "0");
    return Commands.output(builder, Duration.ofMinutes(1));
  }

  private Program startContainerd() throws IOException {
    Path config = directory.resolve("containerd.toml");
    Files.writeString(
        config,
        """
        version = 2
        root = "%1$s/containerd/root"
        state = "%1$s/containerd/state"
        disabled_plugins = ["io.containerd.grpc.v1.cri"]
        oom_score = 0
        [grpc]
        address = "%1$s/containerd.sock"
        """
            .formatted(directory));
    return spawn("containerd", List.of("containerd", "--config=" + config, "--log-level=warn"));
  }

  private Program spawn(String name, List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return Program.start(name, directory.resolve(name + ".log"), whole, Map.of());
  }

  private boolean answers() {
    if (!Files.exists(socket())) {
      return false;
    }
    try {
      docker("version");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    var leftovers = new DockerLeftovers(directory, cgroupParent);
    leftovers.killContainers();
    Program engine = dockerd;
    if (engine != null) {
      engine.stop();
    }
    containerd.stop();
    try {
      leftovers.clear();
      Commands.output(
          new ProcessBuilder("rm", "-rf", directory + "/docker", directory + "/containerd"),
          Duration.ofMinutes(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
