package io.atoll.agent.sampling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gathers the figures of one container from several files. A file that is not there, as on a host
 * without that controller, gives no figures; zeroes would be a lie. Confined to one thread.
 */
final class Readings {
  private final Map<ContainerFigure, Double> figures = new EnumMap<>(ContainerFigure.class);

  /** Takes figures out of a text. */
  @FunctionalInterface
  interface Parser {
    void parse(String text) throws MalformedSampleException;
  }

  void read(Path file, Parser parser) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return;
    }
    parser.parse(text);
  }

  void put(ContainerFigure figure, double value) {
    figures.put(figure, value);
  }

  void put(ContainerFigure figure, long value) {
    put(figure, (double) value);
  }

  /** A file that consists of one number. */
  void number(Path file, ContainerFigure figure, double scale) throws IOException {
    read(file, text -> put(figure, Figures.number(text) * scale));
  }

  /**
   * As {@link #number}, for a limit: a word, a negative number or more than there can be is none.
   */
  void limit(Path file, ContainerFigure figure) throws IOException {
    read(file, text -> Figures.limit(text).ifPresent(limit -> put(figure, limit)));
  }

  /** A file of lines with a name and a number, of which some are wanted. */
  void fields(Path file, Map<String, ContainerFigure> wanted, double scale) throws IOException {
    read(file, text -> fieldsOf(text, wanted, scale));
  }

  private void fieldsOf(String text, Map<String, ContainerFigure> wanted, double scale)
      throws MalformedSampleException {
    for (Map.Entry<String, ContainerFigure> field : wanted.entrySet()) {
      // Kernels differ in which lines they have.
      if (Figures.hasField(text, field.getKey())) {
        put(field.getValue(), Figures.field(text, field.getKey()) * scale);
      }
    }
  }

  /** What was read of the use of memory, less what can be dropped. */
  void workingSet(Path memoryStat, String droppable) throws IOException {
    Double usage = figures.get(ContainerFigure.MEMORY_USAGE);
    if (usage != null) {
      read(
          memoryStat,
          text ->
              put(
                  ContainerFigure.MEMORY_WORKING_SET,
                  Math.max(0, usage - Figures.field(text, droppable))));
    }
  }

  ImmutableMap<ContainerFigure, Double> all() {
    return Maps.immutableEnumMap(figures);
  }
}
