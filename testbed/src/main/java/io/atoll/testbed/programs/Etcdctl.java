package io.atoll.testbed.programs;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** etcd's own command line: what a person types, and what the store's port does not offer. */
public final class Etcdctl {
  private final List<String> command;

  private Etcdctl(List<String> command) {
    this.command = command;
  }

  public static Etcdctl on(EtcdProgram etcd) {
    return new Etcdctl(List.of("etcdctl", "--endpoints=" + etcd.endpoint()));
  }

  /** With global options before the command, such as {@code --user=root:secret}. */
  public Etcdctl with(String... options) {
    return new Etcdctl(ImmutableList.<String>builder().addAll(command).add(options).build());
  }

  /**
   * Runs it and answers what it printed.
   *
   * @throws IllegalStateException with its output if it fails
   */
  public String run(String... arguments) {
    List<String> line = ImmutableList.<String>builder().addAll(command).add(arguments).build();
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("ETCDCTL_API", "3");
    try {
      Process process = Leftovers.guard(builder.start());
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run etcdctl: is its package installed?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while etcdctl ran", e);
    }
  }
}
