package io.atoll.testbed.network;

import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.Program;
import java.nio.file.Path;
import java.time.Duration;

/** A namespace with a process in it, as the network sees a container. */
final class TestContainer implements AutoCloseable {
  private final Namespace namespace = Namespace.create("c");
  private final Program process;

  TestContainer(Path home) {
    process =
        Program.start(
            "container",
            home.resolve("container.log"),
            "nsenter",
            "--net=/run/netns/" + namespace.name(),
            "sleep",
            "infinity");
    // nsenter becomes the program only a moment after its start.
    String own = namespace.script("readlink /proc/self/ns/net").strip();
    process.awaitReady(
        Duration.ofSeconds(5),
        () ->
            namespace
                .run("readlink", "/proc/" + process.pid() + "/ns/net")
                .output()
                .strip()
                .equals(own));
  }

  int pid() {
    return (int) process.pid();
  }

  Namespace namespace() {
    return namespace;
  }

  boolean reaches(Object address) {
    return namespace.reaches(address.toString());
  }

  @Override
  public void close() {
    process.close();
    namespace.close();
  }
}
