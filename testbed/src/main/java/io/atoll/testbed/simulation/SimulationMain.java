package io.atoll.testbed.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs many seeds and tells how many a minute, and which failed. */
@Command(name = "simulation", mixinStandardHelpOptions = true)
public final class SimulationMain implements Callable<Integer> {
  @Option(names = "--seeds", defaultValue = "200", description = "how many")
  private long seeds;

  @Option(names = "--from", defaultValue = "1", description = "the first seed")
  private long from;

  @Option(names = "--steps", defaultValue = "400", description = "rounds of chaos a seed")
  private int steps;

  @Option(names = "--trace", description = "print what happened, also where all went well")
  private boolean trace;

  public static void main(String... args) {
    System.exit(new CommandLine(new SimulationMain()).execute(args));
  }

  @Override
  public Integer call() {
    long began = System.nanoTime();
    List<Result> failures = new ArrayList<>();
    LongStream.range(from, from + seeds)
        .mapToObj(seed -> new Simulation(seed, steps).run())
        .forEach(result -> show(result, failures));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "%d seeds of %d steps in %.1f s, %.0f a minute, %d failed %s%n",
        seeds,
        steps,
        took.toMillis() / 1000.0,
        seeds * 60_000.0 / Math.max(1, took.toMillis()),
        failures.size(),
        failures.stream().map(Result::seed).toList());
    return failures.isEmpty() ? 0 : 1;
  }

  private void show(Result result, List<Result> failures) {
    if (trace || result.broken().isPresent()) {
      System.out.println(result.report());
    }
    if (result.broken().isPresent()) {
      failures.add(result);
    }
  }
}
