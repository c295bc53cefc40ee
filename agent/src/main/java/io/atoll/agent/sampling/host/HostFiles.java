package io.atoll.agent.sampling.host;

import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The host's figures from {@code /proc}. */
public final class HostFiles {
  /** The kernel shows processor time in hundredths of a second on every platform Java runs on. */
  static final Duration TICK = Duration.ofMillis(10);

  private final Path proc;
  private final PressureFiles pressure;

  public HostFiles(Path proc) {
    this.proc = proc;
    this.pressure = new PressureFiles(proc);
  }

  public HostSample sample() throws IOException {
    return new HostSample(
        busy(Files.readString(proc.resolve("stat"))),
        used(Files.readString(proc.resolve("meminfo"))),
        load(Files.readString(proc.resolve("loadavg"))),
        pressure.read(),
        HostDetails.disks(Files.readString(proc.resolve("diskstats"))));
  }

  /** user nice system idle iowait irq softirq steal; guest time is already counted in user. */
  static Duration busy(String stat) throws MalformedSampleException {
    List<String> words = Figures.words(stat.lines().findFirst().orElse(""));
    if (words.size() < 5 || !words.getFirst().equals("cpu")) {
      throw Figures.malformed("a line of cpu times", stat);
    }
    long ticks = 0;
    for (int column = 1; column < Math.min(words.size(), 9); column++) {
      boolean idle = column == 4 || column == 5;
      ticks += idle ? 0 : Figures.number(words.get(column));
    }
    return TICK.multipliedBy(ticks);
  }

  static DataSize used(String meminfo) throws MalformedSampleException {
    long total = Figures.field(meminfo, "MemTotal");
    long available = Figures.field(meminfo, "MemAvailable");
    return new DataSize(Math.max(0, total - available) * 1024);
  }

  static List<Double> load(String loadavg) throws MalformedSampleException {
    List<String> words = Figures.words(loadavg);
    if (words.size() < 3) {
      throw Figures.malformed("three loads", loadavg);
    }
    List<Double> loads = new ArrayList<>();
    for (String word : words.subList(0, 3)) {
      loads.add(oneLoad(word));
    }
    return loads;
  }

  private static double oneLoad(String word) throws MalformedSampleException {
    // Also keeps out "nan" and a sign, which Double.parseDouble would take.
    if (!word.matches("\\d{1,9}\\.\\d{1,9}")) {
      throw Figures.malformed("a load", word);
    }
    return Double.parseDouble(word);
  }
}
