package io.atoll.controller;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of this host. */
record HostFacts(String boot, Cpu cpu, DataSize memory) {

  static HostFacts read() throws IOException {
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    String total =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .findFirst()
            .orElseThrow(() -> new IOException("/proc/meminfo has no MemTotal"));
    long kibibytes = Long.parseLong(total.replaceAll("[^0-9]", ""));
    return new HostFacts(
        boot,
        new Cpu(Runtime.getRuntime().availableProcessors() * 1000L),
        new DataSize(kibibytes * 1024));
  }
}
