package io.atoll.agent.sampling.host;

import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this very process uses. */
public final class ProcessFiles {
  private final Path self;

  /**
   * @param self {@code /proc/self}
   */
  public ProcessFiles(Path self) {
    this.self = self;
  }

  /**
   * @param fileLimit empty if there is none
   */
  public record Use(
      DataSize resident, DataSize virtual, long threads, long files, OptionalLong fileLimit) {}

  public Use read() throws IOException {
    String status = Files.readString(self.resolve("status"));
    return new Use(
        new DataSize(Figures.field(status, "VmRSS") * 1024),
        new DataSize(Figures.field(status, "VmSize") * 1024),
        Figures.field(status, "Threads"),
        openFiles(),
        fileLimit(Files.readString(self.resolve("limits"))));
  }

  private long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(self.resolve("fd"))) {
      return files.count();
    }
  }

  /** Soft and hard limit stand behind the name. */
  static OptionalLong fileLimit(String limits) throws MalformedSampleException {
    for (String line : limits.lines().toList()) {
      List<String> words = Figures.words(line);
      if (line.startsWith("Max open files") && words.size() > 3) {
        return words.get(3).equals("unlimited")
            ? OptionalLong.empty()
            : OptionalLong.of(Figures.number(words.get(3)));
      }
    }
    throw Figures.malformed("a line with Max open files", limits);
  }
}
