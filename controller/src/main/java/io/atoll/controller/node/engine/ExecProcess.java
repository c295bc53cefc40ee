package io.atoll.controller.node.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes of commands in containers, as this host sees them: the engine cannot end them. */
final class ExecProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ExecProcess.class);

  private ExecProcess() {}

  /** Kills it with all that it started, if it still runs in this container. */
  static void kill(long pid, String container) {
    List<ProcessHandle> all =
        ProcessHandle.of(pid)
            .map(it -> Stream.concat(Stream.of(it), it.descendants()).toList())
            .orElse(List.of());
    all.stream().filter(it -> isIn(it.pid(), container)).forEach(ProcessHandle::destroyForcibly);
  }

  /** A process id may belong to somebody else by now. */
  private static boolean isIn(long pid, String container) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cgroup")).contains(container);
    } catch (IOException e) {
      LOG.debug("event=processGone pid={} reason=\"{}\"", pid, e.getMessage());
      return false;
    }
  }
}
