package io.atoll.controller.proxy.haproxy;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The program on disk. Stateless: it may be installed, replaced or removed at any time. */
final class Program {
  private static final String NAME = "haproxy";

  private Program() {}

  /** Where it is; empty if this host has none. */
  static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return StreamSupport.stream(
            Iterables.concat(Splitter.on(':').split(path), List.of("/usr/sbin", "/usr/local/sbin"))
                .spliterator(),
            false)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What it has to say against a configuration; empty if it would take it. */
  static Optional<String> refusal(Path program, Path configuration)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "-c", "-f", configuration.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.empty() : Optional.of(shortened(output));
  }

  private static String shortened(String output) {
    String alerts =
        output
            .lines()
            .filter(line -> line.startsWith("[ALERT]"))
            .limit(2)
            .map(line -> line.replaceFirst("^\\[ALERT]\\s*\\(\\d+\\) : ", ""))
            .collect(Collectors.joining("; "));
    return alerts.isEmpty() ? output.strip() : alerts;
  }
}
