package io.atoll.agent.sampling.host;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel tells of pressure. One that does not count it has no such files. */
final class PressureFiles {
  private static final Splitter PAIR = Splitter.on('=').limit(2);
  private static final String TOTAL = "total";

  private final Path folder;

  PressureFiles(Path proc) {
    this.folder = proc.resolve("pressure");
  }

  /** Since boot; empty, or without some, where the kernel does not count. */
  ImmutableMap<Stall, Duration> read() throws IOException {
    Map<Stall, Duration> times = new EnumMap<>(Stall.class);
    for (Stall stall : Stall.values()) {
      Path file = folder.resolve(stall.resource());
      if (Files.isReadable(file)) {
        total(Files.readString(file), stall.line()).ifPresent(time -> times.put(stall, time));
      }
    }
    return Maps.immutableEnumMap(times);
  }

  /** {@code some avg10=0.00 avg60=0.14 avg300=2.44 total=36396621180}, in microseconds. */
  static Optional<Duration> total(String text, String name) throws MalformedSampleException {
    for (String line : text.lines().toList()) {
      List<String> words = Figures.words(line);
      if (!words.isEmpty() && words.getFirst().equals(name)) {
        List<String> pair = PAIR.splitToList(words.getLast());
        if (pair.size() != 2 || !pair.getFirst().equals(TOTAL)) {
          throw Figures.malformed("a total at the end", line);
        }
        return Optional.of(Duration.of(Figures.number(pair.getLast()), ChronoUnit.MICROS));
      }
    }
    return Optional.empty();
  }
}
