package io.atoll.testbed.bench;

import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process in a network namespace of its own, as the network sees a container. */
record IdleContainer(Program process) implements AutoCloseable {

  static IdleContainer start(Path home) {
    Program process =
        Program.start(
            "container", home.resolve("container.log"), "unshare", "--net", "sleep", "infinity");
    // unshare becomes the program only a moment after its start.
    process.awaitReady(
        Duration.ofSeconds(5),
        () -> !namespace(process.pid()).equals(namespace(ProcessHandle.current().pid())));
    return new IdleContainer(process);
  }

  private static Path namespace(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int pid() {
    return (int) process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
