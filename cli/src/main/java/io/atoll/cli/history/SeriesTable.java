package io.atoll.cli.history;

import com.google.common.collect.ImmutableList;
import io.atoll.api.agent.Sample.Detail;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Durations;
import io.atoll.cli.live.Usage;
import io.atoll.cli.output.Sizes;
import io.atoll.cli.view.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Series as rows for people. Pure. */
public record SeriesTable(Kind kind, boolean wide) {
  private static final ImmutableList<String> USE =
      ImmutableList.of("CPU MEAN", "CPU MAX", "CPU LAST", "MEM MEAN", "MEM MAX", "MEM LAST");
  private static final ImmutableList<String> RESOURCES = ImmutableList.of("cpu", "memory", "io");

  public List<String> titles() {
    List<String> titles = new ArrayList<>();
    switch (kind) {
      case NODE -> titles.add("NODE");
      case APPLICATION -> titles.add("APPLICATION");
      case WORKER, NETWORK, REVISION, EVENT ->
          titles.addAll(List.of("WORKER", "APPLICATION", "NODE"));
    }
    titles.addAll(USE);
    if (kind == Kind.APPLICATION) {
      titles.addAll(
          List.of("RATE MEAN", "RATE MAX", "RATE LAST", "P95 MEAN", "P95 MAX", "P95 LAST"));
    }
    if (wide) {
      titles.addAll(
          switch (kind) {
            case NODE -> List.of("CPU WAIT", "MEM WAIT", "IO WAIT");
            case APPLICATION -> List.of("ERRORS/S", "QUEUE MAX", "RETRIES/S");
            case WORKER, NETWORK, REVISION, EVENT ->
                List.of("LIMIT", "THROTTLED", "OOM KILLS", "READ/S", "WRITTEN/S", "IN/S", "OUT/S");
          });
    }
    return titles;
  }

  public List<String> row(Series series) {
    List<String> cells = new ArrayList<>(List.of(series.name()));
    if (series.application() != null && series.node() != null) {
      cells.addAll(List.of(series.application(), series.node()));
    }
    add(cells, series.cpu(), cpu -> Usage.percentOfOne(cpu.millis()));
    add(cells, series.memory(), size -> Sizes.of(size.bytes()));
    if (kind == Kind.APPLICATION) {
      add(cells, series.rate(), Object::toString);
      add(cells, series.p95(), Durations::format);
    }
    if (wide) {
      addWide(cells, series.series());
    }
    return cells;
  }

  private static <T> void add(
      List<String> cells, @Nullable Spread<T> spread, Function<T, String> print) {
    cells.addAll(
        spread == null
            ? List.of("", "", "")
            : List.of(
                print.apply(spread.mean()), print.apply(spread.max()), print.apply(spread.last())));
  }

  private void addWide(List<String> cells, List<Point> points) {
    switch (kind) {
      case NODE ->
          RESOURCES.forEach(resource ->
              cells.add(
                  share(
                      mean(
                          points,
                          it -> it.pressure() == null ? null : it.pressure().get(resource)))));
      case APPLICATION -> {
        cells.add("" + Spread.of(points, Traffic::errors).mean());
        cells.add("" + Spread.of(points, Traffic::queue).max());
        cells.add("" + Spread.of(points, Traffic::retries).mean());
      }
      case WORKER, NETWORK, REVISION, EVENT ->
          addDetails(cells, points.stream().flatMap(it -> Stream.ofNullable(it.detail())).toList());
    }
  }

  private static void addDetails(List<String> cells, List<Detail> details) {
    DataSize limit = details.isEmpty() ? null : details.getLast().limit();
    cells.add(limit == null ? "" : Sizes.of(limit.bytes()));
    cells.add(share(mean(details, Detail::throttled)));
    cells.add(
        details.isEmpty()
            ? ""
            : ""
                + details.stream().mapToInt(it -> it.oomKills() == null ? 0 : it.oomKills()).sum());
    cells.add(size(mean(details, it -> bytes(it.read()))));
    cells.add(size(mean(details, it -> bytes(it.written()))));
    cells.add(size(mean(details, it -> bytes(it.received()))));
    cells.add(size(mean(details, it -> bytes(it.sent()))));
  }

  private static @Nullable Double bytes(@Nullable DataSize size) {
    return size == null ? null : (double) size.bytes();
  }

  /** Of what was measured; spans are alike. */
  private static <T> OptionalDouble mean(List<T> all, Function<T, @Nullable Double> figure) {
    return all.stream()
        .flatMap(it -> Stream.ofNullable(figure.apply(it)))
        .mapToDouble(it -> it)
        .average();
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? Usage.percentOfOne(Math.round(share.getAsDouble() * 1000)) : "";
  }

  private static String size(OptionalDouble bytes) {
    return bytes.isPresent() ? Sizes.of(Math.round(bytes.getAsDouble())) : "";
  }
}
