package io.atoll.agent.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.agent.Sample;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleFilesTest {
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1000);

  @TempDir private Path folder;
  private SampleFiles samples;

  @BeforeEach
  void open() throws IOException {
    samples = new SampleFiles(folder);
  }

  @Test
  void givesBackWhatItTookInOrder() throws IOException {
    keep(0, 2, 4);
    assertEquals(List.of(sample(0), sample(2), sample(4)), all());
    assertEquals(List.of(sample(2)), read(start.plusSeconds(1), start.plusSeconds(3)));
  }

  @Test
  void goesOnAfterItWasStartedAnew() throws IOException {
    keep(0);
    samples = new SampleFiles(folder);
    keep(2);
    assertEquals(List.of(sample(0), sample(2)), all());
  }

  /** However much of the last line a kill or a loss of power has left. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 150})
  void skipsTheTornEndOfAFile(int lost) throws IOException {
    keep(0, 2);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - lost));
    samples = new SampleFiles(folder);
    keep(4);
    List<Sample> expected =
        lost == 1 ? List.of(sample(0), sample(2), sample(4)) : List.of(sample(0), sample(4));
    assertEquals(expected, all(), "the line's end alone may be missing");
  }

  @Test
  void skipsDamagedLinesAndFilesOfAnotherVersion() throws IOException {
    keep(0, 2);
    Path file = files().getFirst();
    Files.writeString(file, Files.readString(file).replaceFirst("100m", "900m"));
    Files.writeString(folder.resolve("0000000009.samples"), "atoll-samples 2\nwhatever\n");
    Files.write(folder.resolve("0000000010.samples"), new byte[] {(byte) 0xff, 0, 1});
    samples = new SampleFiles(folder);
    keep(4);
    assertEquals(List.of(sample(2), sample(4)), all());
  }

  @Test
  void keepsNoMoreThanTheBound() throws IOException {
    SampleFiles.Bounds small = new SampleFiles.Bounds(4000, 1000);
    samples = new SampleFiles(folder, small);
    for (int second = 0; second < 500; second++) {
      keep(second);
      assertTrue(size() <= small.all() + 300);
    }
    List<Sample> all = all();
    assertEquals(sample(499), all.getLast());
    assertTrue(all.size() > 8, () -> all.size() + " kept");
  }

  @Test
  void forgetsWhatIsOlderThanAnHour() throws IOException {
    keep(0);
    Path old = files().getFirst();
    Files.setLastModifiedTime(old, FileTime.from(start.minus(SampleFiles.KEPT)));
    samples = new SampleFiles(folder);
    keep(2);
    assertEquals(List.of(sample(2)), all());
    assertEquals(1, files().size());
  }

  @Test
  void aClockThatIsSetBackLosesNothing() throws IOException {
    keep(0, -3600 * 24, 2);
    assertEquals(List.of(sample(0), sample(-3600 * 24), sample(2)), all());
  }

  private void keep(long... seconds) {
    LongStream.of(seconds).mapToObj(this::sample).forEach(samples);
  }

  private List<Sample> all() throws IOException {
    return read(Instant.EPOCH, Instant.MAX);
  }

  private List<Sample> read(Instant since, Instant until) throws IOException {
    List<Sample> found = new ArrayList<>();
    samples.read(since, until, json -> found.add(Documents.readLine(json, Sample.class)));
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private long size() throws IOException {
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    return size;
  }

  private Sample sample(long second) {
    return new Sample(
        start.plusSeconds(second),
        Duration.ofSeconds(2),
        new Sample.Node(
            new Cpu(100), new DataSize(Math.abs(second)), List.of(0.5), Map.of(), Map.of()),
        Map.of("web-aaaaa", new Sample.Worker("web", new Cpu(20), new DataSize(4096), 3, null)),
        null);
  }
}
