package io.atoll.testbed.programs;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an engine leaves when it goes: processes, mounts and cgroups, found by its directory. */
final class DockerLeftovers {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private final Path directory;
  private final String cgroupParent;

  DockerLeftovers(Path directory, String cgroupParent) {
    this.directory = directory;
    this.cgroupParent = cgroupParent;
  }

  void killContainers() {
    for (Path root : cgroupRoots()) {
      for (Path group : deepestFirst(root)) {
        for (String pid : lines(group.resolve("cgroup.procs"))) {
          kill(Long.parseLong(pid));
        }
      }
    }
  }

  void clear() throws IOException {
    killContainers();
    ProcessHandle.allProcesses().filter(this::isShim).forEach(process -> kill(process.pid()));
    for (String mount : lines(Path.of("/proc/self/mounts")).reversed()) {
      String target = Splitter.on(' ').splitToList(mount).get(1);
      if (target.startsWith(directory + "/")) {
        Commands.output(new ProcessBuilder("umount", "-l", target), Duration.ofSeconds(10));
      }
    }
    for (Path root : cgroupRoots()) {
      for (Path group : deepestFirst(root)) {
        removeGroup(group);
      }
    }
  }

  /** The kernel gives a cgroup up only when its last process has been reaped. */
  private static void removeGroup(Path group) throws IOException {
    long limit = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (true) {
      try {
        Files.deleteIfExists(group);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > limit) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private boolean isShim(ProcessHandle process) {
    List<String> words = lines(Path.of("/proc/" + process.pid() + "/cmdline"));
    return !words.isEmpty()
        && words.getFirst().endsWith("containerd-shim-runc-v2")
        && words.stream().anyMatch(word -> word.startsWith(directory + "/"));
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private List<Path> cgroupRoots() {
    try (DirectoryStream<Path> controllers = Files.newDirectoryStream(CGROUPS)) {
      return Stream.concat(
              Stream.of(CGROUPS),
              Stream.of(controllers)
                  .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false)))
          .map(controller -> Path.of(controller + cgroupParent))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> deepestFirst(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Splitter.onPattern("[\\n\\x00]")
          .splitToList(Files.readString(file, StandardCharsets.ISO_8859_1))
          .stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      // The process or group went while it was read.
      return List.of();
    }
  }
}
