package io.atoll.controller.node.probe.check;

import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeResult;
import io.atoll.controller.node.probe.Prober;
import io.atoll.controller.node.probe.Verdict;
import io.atoll.controller.node.probe.Vitals;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks, each time on a thread of its own, and notes the answer. Thread-safe. */
public final class Askings {
  private static final Logger LOG = LoggerFactory.getLogger(Askings.class);

  private final Prober prober;
  private final Executor threads;
  private final Lives lives;
  private final Clock clock;
  private final Consumer<String> changed;
  private final BiConsumer<String, Duration> due;

  /**
   * @param threads one for each asking; a simulation asks on the caller's own
   * @param changed called with a worker of which there is something new to say
   * @param due called with a worker and the time until its next probe
   */
  public Askings(
      Prober prober,
      Executor threads,
      Lives lives,
      Clock clock,
      Consumer<String> changed,
      BiConsumer<String, Duration> due) {
    this.prober = prober;
    this.threads = threads;
    this.lives = lives;
    this.clock = clock;
    this.changed = changed;
    this.due = due;
  }

  void begin(Asking asking) {
    threads.execute(() -> note(asking, ask(asking)));
  }

  private ProbeResult ask(Asking asking) {
    try {
      return prober.ask(asking.where(), asking.probe().target(), asking.probe().timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeResult.Unknown("interrupted");
    } catch (RuntimeException e) {
      LOG.warn("event=probeBroken worker={} probe={}", asking.worker(), asking.kind(), e);
      return new ProbeResult.Unknown("the probe itself failed: " + e);
    }
  }

  private void note(Asking asking, ProbeResult result) {
    Duration now = clock.uptime();
    Instant at = clock.now();
    String worker = asking.worker();
    Optional<Vitals> before = lives.latest(worker, asking.instance());
    Optional<Vitals> after =
        lives.note(
            worker,
            asking.instance(),
            it -> ProbePlanner.after(it, asking.kind(), asking.probe(), result, now, at));
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    if (saysOther(before.get(), after.get())) {
      changed.accept(worker);
    }
    ProbePlanner.next(after.get()).ifPresent(next -> due.accept(worker, next.minus(now)));
  }

  private static boolean saysOther(Vitals before, Vitals after) {
    return !Verdict.of(before).equals(Verdict.of(after))
        || !before.reports().equals(after.reports());
  }
}
