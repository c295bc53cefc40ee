package io.atoll.agent.sampling.container;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Adds up what was read and written over all devices, from the files of both versions. */
final class BlockIo {
  private static final Splitter PAIR = Splitter.on('=').limit(2);

  private static final ImmutableList<ContainerFigure> V2 =
      ImmutableList.of(
          ContainerFigure.READ_BYTES,
          ContainerFigure.WRITTEN_BYTES,
          ContainerFigure.READS,
          ContainerFigure.WRITES);

  private BlockIo() {}

  static void readV1(Path file, Readings readings, ContainerFigure read, ContainerFigure written)
      throws IOException {
    readings.read(file, List.of(read, written), text -> parseV1(text, readings, read, written));
  }

  static void readV2(Path file, Readings readings) throws IOException {
    readings.read(file, V2, text -> parseV2(text, readings));
  }

  /** Version 1: {@code 8:0 Read 4096}, one line for each device and direction, and totals. */
  static void parseV1(String text, Readings readings, ContainerFigure read, ContainerFigure written)
      throws MalformedSampleException {
    long reads = 0;
    long writes = 0;
    for (String line : text.lines().toList()) {
      List<String> words = Figures.words(line);
      if (words.size() == 3 && words.get(1).equals("Read")) {
        reads += Figures.number(words.get(2));
      } else if (words.size() == 3 && words.get(1).equals("Write")) {
        writes += Figures.number(words.get(2));
      }
    }
    readings.put(read, reads);
    readings.put(written, writes);
  }

  /** Version 2: {@code 8:0 rbytes=4096 wbytes=0 rios=1 wios=0 ...}, one line for each device. */
  static void parseV2(String text, Readings readings) throws MalformedSampleException {
    readings.put(ContainerFigure.READ_BYTES, sum(text, "rbytes"));
    readings.put(ContainerFigure.WRITTEN_BYTES, sum(text, "wbytes"));
    readings.put(ContainerFigure.READS, sum(text, "rios"));
    readings.put(ContainerFigure.WRITES, sum(text, "wios"));
  }

  private static long sum(String text, String name) throws MalformedSampleException {
    long sum = 0;
    for (String word : Figures.words(text)) {
      List<String> pair = PAIR.splitToList(word);
      if (pair.size() == 2 && pair.getFirst().equals(name)) {
        sum += Figures.number(pair.getLast());
      }
    }
    return sum;
  }
}
