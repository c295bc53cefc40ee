package io.atoll.testbed.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.atoll.agent.history.SampleFiles;
import io.atoll.api.agent.Sample;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Samples on a file system of 64 KiB. */
@Tag("programs")
final class FullDiskTest {
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1000);
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(SampleFiles.class);

  @TempDir private Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    run("mount", "-t", "tmpfs", "-o", "size=64k", "atoll-test", folder.toString());
    log.start();
    LOG.setLevel(Level.INFO);
    LOG.addAppender(log);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    LOG.detachAppender(log);
    LOG.setLevel(null);
    run("umount", "--lazy", folder.toString());
  }

  @Test
  void aFullDiskIsSaidOnceAndCostsOnlyWhatCameMeanwhile() throws IOException {
    SampleFiles samples = new SampleFiles(folder.resolve("samples"));
    Path ballast = folder.resolve("ballast");
    Files.write(ballast, new byte[32 << 10]);
    int second = 0;
    while (log.list.isEmpty()) {
      samples.accept(sample(second++));
    }
    int lost = second - 1;
    for (int more = 0; more < 10; more++) {
      samples.accept(sample(second++));
    }
    assertEquals(1, log.list.size(), "said once: " + log.list);
    Files.delete(ballast);
    int back = second;
    samples.accept(sample(second++));
    samples.accept(sample(second));
    List<Instant> expected = new ArrayList<>();
    for (int kept = 0; kept <= second; kept++) {
      if (kept < lost || kept >= back) {
        expected.add(sample(kept).at());
      }
    }
    assertEquals(expected, kept(samples));
    assertTrue(log.list.getLast().getFormattedMessage().contains("samplesKeptAgain"));
  }

  private static List<Instant> kept(SampleFiles samples) throws IOException {
    List<Instant> found = new ArrayList<>();
    samples.read(
        Instant.EPOCH, Instant.MAX, json -> found.add(Documents.readLine(json, Sample.class).at()));
    return found;
  }

  private Sample sample(long second) {
    return new Sample(
        start.plusSeconds(second),
        Duration.ofSeconds(2),
        new Sample.Node(new Cpu(100), new DataSize(1), List.of(0.5), Map.of(), Map.of()),
        Map.of("web-aaaaa", new Sample.Worker("web", new Cpu(20), new DataSize(4096), 3, null)),
        null);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
