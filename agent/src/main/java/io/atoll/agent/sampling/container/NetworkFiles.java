package io.atoll.agent.sampling.container;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a process's network namespace has received and sent, from {@code /proc}. */
final class NetworkFiles {
  /** The kernel's columns behind the name of the interface. */
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column(0, ContainerFigure.RECEIVED_BYTES),
          new Column(1, ContainerFigure.RECEIVED_PACKETS),
          new Column(2, ContainerFigure.RECEIVE_ERRORS),
          new Column(3, ContainerFigure.RECEIVE_DROPPED),
          new Column(8, ContainerFigure.SENT_BYTES),
          new Column(9, ContainerFigure.SENT_PACKETS),
          new Column(10, ContainerFigure.SEND_ERRORS),
          new Column(11, ContainerFigure.SEND_DROPPED));

  private record Column(int number, ContainerFigure figure) {}

  private final Path proc;

  NetworkFiles(Path proc) {
    this.proc = proc;
  }

  void read(long pid, Readings readings) throws IOException {
    readings.read(
        proc.resolve(Long.toString(pid)).resolve("net/dev"),
        Lists.transform(COLUMNS, Column::figure),
        text -> parse(text, readings));
  }

  /** All interfaces together, without the loopback. */
  static void parse(String dev, Readings readings) throws MalformedSampleException {
    long[] sums = new long[COLUMNS.size()];
    for (String line : dev.lines().skip(2).toList()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw Figures.malformed("an interface and a colon", line);
      }
      if (!line.substring(0, colon).strip().equals("lo")) {
        add(Figures.words(line.substring(colon + 1)), sums);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      readings.put(COLUMNS.get(i).figure(), sums[i]);
    }
  }

  private static void add(List<String> words, long[] sums) throws MalformedSampleException {
    if (words.size() < 12) {
      throw Figures.malformed("the counters of an interface", String.join(" ", words));
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += Figures.number(words.get(COLUMNS.get(i).number()));
    }
  }
}
