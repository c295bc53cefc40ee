package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Mirror;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What workers have printed before they ended, as their nodes said it, also of those that are gone.
 * Belongs to one thread.
 */
final class LastWords implements Consumer<Entry> {
  /** The usual grace and a little: what was given up ends within that. */
  private static final Duration ENDING = Duration.ofSeconds(15);

  /** What has ended is observed before the update fails, but may come here after that. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final Map<String, Observation> seen = new HashMap<>();

  /** Takes every observation as it is written: the next may be that the worker is forgotten. */
  @Override
  public void accept(Entry written) {
    if (written.key().startsWith(Keys.OBSERVED)) {
      Snapshot.document(written, Observation.class)
          .ifPresent(now -> seen.merge(now.worker(), now, LastWords::better));
    }
  }

  private static Observation better(Observation before, Observation now) {
    return output(before) != null && output(now) == null ? before : now;
  }

  private static @Nullable String output(Observation observation) {
    LastExit exit = observation.lastExit();
    return exit == null ? null : exit.output();
  }

  /** For a person; waits a while for a worker that is about to end. */
  List<String> tell(String worker, Mirror mirror) throws InterruptedException {
    boolean running = isRunningOn(worker, mirror);
    Observation last = seen.get(worker);
    String output = last == null ? null : output(last);
    if (output != null) {
      return Stream.concat(
              Stream.of("What " + worker + " printed last:"),
              output.lines().map(line -> "  | " + Text.oneLine(line)))
          .toList();
    }
    if (last == null || last.containerId() == null) {
      return List.of();
    }
    if (running) {
      return List.of(worker + " still runs: 'atoll logs " + worker + "' shows what it prints");
    }
    return List.of(
        last.lastExit() == null
            ? "What " + worker + " printed last is not known: its node did not see it end"
            : worker + " ended without printing anything");
  }

  /** Whether it has still not ended after all the time that it gets for it. */
  private boolean isRunningOn(String name, Mirror mirror) throws InterruptedException {
    long since = System.nanoTime();
    while (true) {
      Optional<Worker> worker =
          Workers.all(mirror.snapshot()).stream()
              .filter(it -> it.name().equals(name) && !it.ended() && !it.silent())
              .findFirst();
      Observation last = seen.get(name);
      if (worker.isEmpty() || (last != null && output(last) != null)) {
        return false;
      }
      Duration most = worker.get().wanted() ? ON_THE_WAY : ENDING;
      Duration left = most.minusNanos(System.nanoTime() - since);
      if (!left.isPositive() || !mirror.await(left)) {
        return true;
      }
    }
  }
}
