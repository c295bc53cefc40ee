package io.atoll.testbed.programs;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A network namespace of its own, gone with all its links when closed, or when the JVM ends. */
public final class Namespace implements AutoCloseable {
  private static final Set<Namespace> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Namespace::close)));
  }

  private final String name;

  private Namespace(String name) {
    this.name = name;
  }

  /** What a command printed, and its exit code. */
  public record Result(int code, String output) {
    public boolean succeeded() {
      return code == 0;
    }
  }

  /**
   * @param purpose begins its name, for people who look
   */
  public static Namespace create(String purpose) {
    Namespace namespace =
        new Namespace("atoll-" + purpose + "-" + UUID.randomUUID().toString().substring(0, 8));
    require(execute("", List.of("ip", "netns", "add", namespace.name)));
    OPEN.add(namespace);
    namespace.script("ip link set lo up");
    return namespace;
  }

  /**
   * Joins two namespaces by a cable.
   *
   * @param device the name of the end here; the other has the name {@code otherDevice}
   */
  public void connect(
      String device, String address, Namespace other, String otherDevice, String otherAddress) {
    script(
        """
        ip link add %1$s type veth peer name %2$s netns %3$s
        ip addr add %4$s dev %1$s
        ip link set %1$s up
        ip -n %3$s addr add %5$s dev %2$s
        ip -n %3$s link set %2$s up
        """
            .formatted(device, otherDevice, other.name, address, otherAddress));
  }

  public String name() {
    return name;
  }

  /** To put before a command; keeps mounts as they are, so that control groups stay visible. */
  public List<String> prefix() {
    return List.of("nsenter", "--net=/run/netns/" + name);
  }

  public Result run(String... command) {
    return execute("", ImmutableList.<String>builder().addAll(prefix()).add(command).build());
  }

  /** Runs shell commands, each of which must succeed; answers what they print. */
  public String script(String text) {
    return require(
        execute(
            text, ImmutableList.<String>builder().addAll(prefix()).add("sh", "-e", "-s").build()));
  }

  /** Whether an address answers, asked once, within a second. */
  public boolean reaches(String address) {
    return run("busybox", "ping", "-c", "1", "-W", "1", address).succeeded();
  }

  @Override
  public void close() {
    if (OPEN.remove(this)) {
      require(execute("", List.of("ip", "netns", "del", name)));
    }
  }

  private static String require(Result result) {
    if (!result.succeeded()) {
      throw new IllegalStateException(result.output());
    }
    return result.output();
  }

  private static Result execute(String input, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }
}
