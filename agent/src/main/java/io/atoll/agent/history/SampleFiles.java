package io.atoll.agent.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.atoll.api.agent.Sample;
import io.atoll.api.yaml.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps samples for an hour, in a folder of files that are appended to; 32 MiB of them at most. A
 * kill costs at most the line that was being written, a full disk what comes until there is room.
 */
public final class SampleFiles implements Consumer<Sample> {
  static final Duration KEPT = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(SampleFiles.class);
  private static final Duration SPAN_OF_ONE = Duration.ofMinutes(10);
  private static final String ENDING = ".samples";

  /**
   * In all, and of one file before the next is begun.
   *
   * @param all bytes
   * @param one bytes
   */
  record Bounds(long all, long one) {
    static final Bounds USUAL = new Bounds(32L << 20, 4L << 20);
  }

  private final Path folder;
  private final Bounds bounds;

  // Of the thread that writes.
  private @Nullable Segment current;
  private boolean failing;

  /**
   * @param folder made if it is not there
   */
  public SampleFiles(Path folder) throws IOException {
    this(folder, Bounds.USUAL);
  }

  SampleFiles(Path folder, Bounds bounds) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.bounds = bounds;
  }

  /** Appends it. If the disk does not take it that is logged, once until it does again. */
  @Override
  public void accept(Sample sample) {
    try {
      append(sample);
      if (failing) {
        log.info("event=samplesKeptAgain folder={}", folder);
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.warn("event=samplesNotKept folder={} message=\"{}\"", folder, e.getMessage());
      }
      failing = true;
    }
  }

  private void append(Sample sample) throws IOException {
    Segment segment = current;
    if (segment == null || segment.isFull(sample.at(), SPAN_OF_ONE, bounds.one())) {
      current = null;
      if (segment != null) {
        segment.close();
      }
      forget(sample.at());
      segment = Segment.open(next(), sample.at());
      current = segment;
    }
    segment.append(new StoredLine(sample.at(), Documents.writeLine(sample)));
  }

  /** What is too old or too much; with the next file it is never more than the bound. */
  private void forget(Instant now) throws IOException {
    long room = bounds.all() - bounds.one();
    for (Path file : files().reverse()) {
      room -= Files.size(file);
      if (room < 0 || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
        Files.delete(file);
      }
    }
  }

  private Path next() throws IOException {
    ImmutableList<Path> files = files();
    long last = files.isEmpty() ? 0 : number(files.getLast());
    return folder.resolve("%010d".formatted(last + 1) + ENDING);
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
  }

  /** Oldest first. */
  private ImmutableList<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.getFileName().toString().matches("[0-9]{10}[.]samples"))
          .sorted()
          .collect(ImmutableList.toImmutableList());
    }
  }

  /** Takes the samples of a span, as lines of JSON. */
  @FunctionalInterface
  public interface Reader {
    void take(String json) throws IOException;
  }

  /** In the order in which they were written. May be called while others are. */
  public void read(Instant since, Instant until, Reader reader) throws IOException {
    for (Path file : files()) {
      try {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          readFile(file, since, until, reader);
        }
      } catch (NoSuchFileException e) {
        log.debug("event=samplesForgotten file={}", file);
      }
    }
  }

  private static void readFile(Path file, Instant since, Instant until, Reader reader)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      if (!StoredLine.HEADER.strip().equals(lines.readLine())) {
        return;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<StoredLine> stored = StoredLine.decode(line);
        if (stored.isPresent()
            && !stored.get().at().isBefore(since)
            && !stored.get().at().isAfter(until)) {
          reader.take(stored.get().json());
        }
      }
    } catch (CharacterCodingException e) {
      log.warn("event=samplesDamaged file={} message=\"{}\"", file, e.getMessage());
    }
  }
}
