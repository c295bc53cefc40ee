package io.atoll.agent.traffic;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.math.Stats;
import com.google.common.primitives.Doubles;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long workers took to begin their answers, by application, from lines of HAProxy's log: the
 * time in the queue, to connect and until the first byte. What a slow client adds is not theirs.
 */
final class Latencies {
  /** Of fewer answers nothing is told. */
  private static final int FEWEST = 20;

  private static final Pattern LINE =
      Pattern.compile(
          "\"wait\":(\\d{1,9}),\"connect\":(\\d{1,9}),\"response\":(\\d{1,9}),.*?\"backend\":\"([^\"]+)\"");

  private final ListMultimap<String, Double> millis = ArrayListMultimap.create();

  private Latencies() {}

  static Latencies parse(String lines) {
    var latencies = new Latencies();
    lines
        .lines()
        .forEach(line -> {
          Matcher fields = LINE.matcher(line);
          if (fields.find()) {
            double time = number(fields, 1) + number(fields, 2) + number(fields, 3);
            latencies.millis.put(fields.group(4), time);
          }
        });
    return latencies;
  }

  private static double number(Matcher fields, int group) {
    return Double.parseDouble(fields.group(group));
  }

  /** In seconds; empty if too few were answered. */
  OptionalDouble mean(String application) {
    List<Double> times = millis.get(application);
    return times.size() < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(Stats.meanOf(times) / 1000);
  }

  /** Null if too few were answered. */
  @Nullable Duration percentile(String application, int percent) {
    List<Double> times = millis.get(application);
    if (times.size() < FEWEST) {
      return null;
    }
    double[] sorted = Doubles.toArray(times);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
    return Duration.ofMillis(Math.max(1, Math.round(sorted[place])));
  }
}
