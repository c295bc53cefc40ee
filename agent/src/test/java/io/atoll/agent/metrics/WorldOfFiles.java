package io.atoll.agent.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kernel's files of one idle host, with containers that come and go. */
record WorldOfFiles(Path proc, Path cgroups) {

  static WorldOfFiles in(Path folder) throws IOException {
    WorldOfFiles files = new WorldOfFiles(folder.resolve("proc"), folder.resolve("cgroups"));
    write(files.proc.resolve("stat"), "cpu  100 0 50 900 0 0 0 0 0 0\ncpu0 0\n");
    write(files.proc.resolve("meminfo"), "MemTotal: 9 kB\nMemAvailable: 1 kB\n");
    write(files.proc.resolve("loadavg"), "0.10 0.20 0.30 1/2 3\n");
    write(files.proc.resolve("diskstats"), "");
    write(files.cgroups.resolve("cgroup.controllers"), "cpu\n");
    return files;
  }

  void container(String id, double cpuSeconds) throws IOException {
    Path group = cgroups.resolve("docker").resolve(id);
    write(group.resolve("cpu.stat"), "usage_usec " + Math.round(cpuSeconds * 1e6) + "\n");
    write(group.resolve("memory.current"), "4096\n");
    write(group.resolve("memory.stat"), "inactive_file 0\n");
  }

  void pressure(String resource, String content) throws IOException {
    write(proc.resolve("pressure").resolve(resource), content);
  }

  void unreadable(String id) throws IOException {
    write(cgroups.resolve("docker").resolve(id).resolve("cpu.stat"), "usage_usec rubbish\n");
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
