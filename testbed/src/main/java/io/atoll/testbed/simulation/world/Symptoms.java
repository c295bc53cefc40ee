package io.atoll.testbed.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What containers have answered when they were asked how they are. */
public final class Symptoms {
  private record Question(String process, String container, String what) {}

  private record Run(int failures, Instant since) {}

  private static final Run NONE = new Run(0, Instant.EPOCH);

  private final Map<Question, Run> runs = new HashMap<>();
  private final Set<String> hopeless = new HashSet<>();

  void answered(String process, String container, String what, boolean well, Instant now) {
    var question = new Question(process, container, what);
    if (well) {
      runs.remove(question);
      return;
    }
    Run before = runs.getOrDefault(question, NONE);
    Run run = new Run(before.failures() + 1, before.failures() == 0 ? now : before.since());
    runs.put(question, run);
    boolean dead = what.equals("/alive") && run.failures() >= 3;
    boolean stuck =
        what.equals("/started")
            && Duration.between(run.since(), now).compareTo(Duration.ofSeconds(5)) >= 0;
    if (dead || stuck) {
      hopeless.add(container);
    }
  }

  /** For how long this process has been given nothing but the wrong answer; zero if it was not. */
  public Duration failing(String process, String container, String what, Instant now) {
    Run run = runs.get(new Question(process, container, what));
    return run == null ? Duration.ZERO : Duration.between(run.since(), now);
  }

  /** What was asked so far counts no more: other questions may be asked from now on. */
  public void forget(String what) {
    runs.keySet().removeIf(it -> it.what().equals(what));
  }

  /** Whether anybody was ever given wrong answers enough to start it again. */
  public boolean hopeless(String container) {
    return hopeless.contains(container);
  }
}
