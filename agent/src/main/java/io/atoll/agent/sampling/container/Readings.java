package io.atoll.agent.sampling.container;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import io.atoll.agent.sampling.kernel.Figures;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers figures of one container from several files, and reads only those that tell one that is
 * wanted. A file that is not there, as on a host without that controller, gives no figures; zeroes
 * would be a lie. Confined to one thread.
 */
final class Readings {
  private final Set<ContainerFigure> wanted;
  private final Map<ContainerFigure, Double> figures = new EnumMap<>(ContainerFigure.class);

  Readings(Set<ContainerFigure> wanted) {
    this.wanted = wanted;
  }

  /** Takes figures out of a text. */
  @FunctionalInterface
  interface Parser {
    void parse(String text) throws MalformedSampleException;
  }

  /**
   * A line with a name and a number.
   *
   * @param scale what the number is multiplied with
   */
  record Field(String name, ContainerFigure figure, double scale) {}

  /**
   * @param tells all that the parser puts
   */
  void read(Path file, Collection<ContainerFigure> tells, Parser parser) throws IOException {
    if (Collections.disjoint(tells, wanted)) {
      return;
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return;
    }
    parser.parse(text);
  }

  void put(ContainerFigure figure, double value) {
    if (wanted.contains(figure)) {
      figures.put(figure, value);
    }
  }

  void put(ContainerFigure figure, long value) {
    put(figure, (double) value);
  }

  /** A file that consists of one number. */
  void number(Path file, ContainerFigure figure, double scale) throws IOException {
    read(file, List.of(figure), text -> put(figure, Figures.number(text) * scale));
  }

  /**
   * As {@link #number}, for a limit: a word, a negative number or more than there can be is none.
   */
  void limit(Path file, ContainerFigure figure) throws IOException {
    read(file, List.of(figure), text -> Figures.limit(text).ifPresent(limit -> put(figure, limit)));
  }

  /** A file of lines with names and numbers, of which kernels have some and others not. */
  void fields(Path file, List<Field> fields) throws IOException {
    read(file, Lists.transform(fields, Field::figure), text -> putFields(text, fields));
  }

  private void putFields(String text, List<Field> fields) throws MalformedSampleException {
    for (Field field : fields) {
      if (Figures.hasField(text, field.name())) {
        put(field.figure(), Figures.field(text, field.name()) * field.scale());
      }
    }
  }

  /** What was read of the use of memory, less what can be dropped. */
  void workingSet(Path memoryStat, String droppable) throws IOException {
    Double usage = figures.get(ContainerFigure.MEMORY_USAGE);
    if (usage != null) {
      read(
          memoryStat,
          List.of(ContainerFigure.MEMORY_WORKING_SET),
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
