package io.atoll.testbed.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how autoscalers compare: {@code ReplayMain [FIRST_SEED [SEEDS]]}. The seeds from 1 are
 * those with which the planner was worked on; reports are made from 1001.
 */
public final class ReplayMain {
  private ReplayMain() {}

  public static void main(String... args) {
    long first = args.length > 0 ? Long.parseLong(args[0]) : 1001;
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    long begin = System.nanoTime();
    long seconds = 0;
    System.out.printf(
        "%-12s %-8s %10s %9s %9s %8s %9s %9s%n",
        "trace", "scaler", "missed", "late", "hours", "/oracle", "scalings", "reversals");
    for (Shape shape : Shape.values()) {
      Map<Contender, Score> scores = scores(shape, first, seeds);
      print(shape, scores, seeds, System.out);
      seconds += (long) seeds * Contender.values().length * new Replay(shape, first).seconds();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf(
        "seeds %d to %d: %d hours in %d s%n",
        first, first + seeds - 1, seconds / 3600, took.toSeconds());
  }

  static Map<Contender, Score> scores(Shape shape, long first, int seeds) {
    Map<Contender, Score> scores = new EnumMap<>(Contender.class);
    for (long seed = first; seed < first + seeds; seed++) {
      var replay = new Replay(shape, seed);
      for (Contender contender : Contender.values()) {
        scores.merge(contender, replay.run(contender), Score::plus);
      }
    }
    return scores;
  }

  private static void print(Shape shape, Map<Contender, Score> scores, int seeds, PrintStream out) {
    double oracle = scores.getOrDefault(Contender.ORACLE, Score.NONE).workerSeconds();
    scores.forEach((contender, score) ->
        out.printf(
            "%-12s %-8s %9.2f%% %8.2f%% %9.0f %8.2f %9.1f %9.1f%n",
            shape.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            contender.title(),
            score.missedShare() * 100,
            score.lateShare() * 100,
            score.workerSeconds() / 3600 / seeds,
            score.workerSeconds() / oracle,
            (double) score.scalings() / seeds,
            (double) score.reversals() / seeds));
  }
}
