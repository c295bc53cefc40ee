package io.atoll.agent.sampling.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.host.HostDetail.Disk;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@link HostDetail} from {@code /proc}. */
public final class HostDetails {
  private static final ImmutableList<String> MODES =
      ImmutableList.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");

  /** Of any device: the kernel counts in these whatever the device's own sectors are. */
  private static final int SECTOR = 512;

  private static final Pattern PROCESSOR = Pattern.compile("(?m)^cpu[0-9]+ ");
  private static final Pattern WHOLE_DISK =
      Pattern.compile("(s|v|xv|h)d[a-z]+|nvme[0-9]+n[0-9]+|mmcblk[0-9]+|md[0-9]+|dm-[0-9]+");

  private final Path proc;
  private final PressureFiles pressure;

  public HostDetails(Path proc) {
    this.proc = proc;
    this.pressure = new PressureFiles(proc);
  }

  public HostDetail read() throws IOException {
    String stat = Files.readString(proc.resolve("stat"));
    String memory = Files.readString(proc.resolve("meminfo"));
    return new HostDetail(
        cpuTimes(stat),
        Math.toIntExact(PROCESSOR.matcher(stat).results().count()),
        kibibytes(memory, "MemTotal"),
        kibibytes(memory, "MemAvailable"),
        HostFiles.load(Files.readString(proc.resolve("loadavg"))),
        disks(Files.readString(proc.resolve("diskstats"))),
        pressure.read());
  }

  static ImmutableMap<String, Duration> cpuTimes(String stat) throws MalformedSampleException {
    List<String> words = Figures.words(stat.lines().findFirst().orElse(""));
    if (words.size() < 5 || !words.getFirst().equals("cpu")) {
      throw Figures.malformed("a line of cpu times", stat);
    }
    ImmutableMap.Builder<String, Duration> times = ImmutableMap.builder();
    for (int i = 0; i < MODES.size() && i + 1 < words.size(); i++) {
      times.put(MODES.get(i), HostFiles.TICK.multipliedBy(Figures.number(words.get(i + 1))));
    }
    return times.buildOrThrow();
  }

  private static DataSize kibibytes(String meminfo, String name) throws MalformedSampleException {
    return new DataSize(Figures.field(meminfo, name) * 1024);
  }

  /** major minor name reads merged sectors ms writes merged sectors ms pending busy-ms ... */
  static ImmutableMap<String, Disk> disks(String diskstats) throws MalformedSampleException {
    ImmutableMap.Builder<String, Disk> disks = ImmutableMap.builder();
    for (String line : diskstats.lines().toList()) {
      List<String> words = Figures.words(line);
      if (words.size() < 13) {
        throw Figures.malformed("a disk's counters", line);
      }
      if (WHOLE_DISK.matcher(words.get(2)).matches()) {
        disks.put(
            words.get(2),
            new Disk(
                new DataSize(Figures.number(words.get(5)) * SECTOR),
                new DataSize(Figures.number(words.get(9)) * SECTOR),
                Duration.ofMillis(Figures.number(words.get(12)))));
      }
    }
    return disks.buildKeepingLast();
  }
}
