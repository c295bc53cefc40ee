package io.atoll.controller.node.observation;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.probe.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is new between two observations of a worker. Pure. */
final class NewsPlanner {
  private static final Set<Phase> UP = Set.of(Phase.RUNNING, Phase.READY, Phase.UNREADY);

  private static final Set<String> NOT_READY =
      Set.of(Verdict.STARTUP_FAILS, Verdict.READINESS_FAILS);

  private NewsPlanner() {}

  /**
   * @param before null if none is known
   * @param firstWord whether this run of the controller has said nothing of the worker before: what
   *     it finds running then, an earlier run has started
   */
  static List<News> between(@Nullable Observation before, Observation now, boolean firstWord) {
    List<News> news = new ArrayList<>();
    ended(before, now).ifPresent(news::add);
    pulled(before, now).ifPresent(news::add);
    began(before, now, firstWord).ifPresent(news::add);
    readiness(before, now).ifPresent(news::add);
    probes(before, now).ifPresent(news::add);
    standing(before, now).ifPresent(news::add);
    return news;
  }

  /** An end that is answered by the next attempt at once; others are a standing of their own. */
  private static Optional<News> ended(@Nullable Observation before, Observation now) {
    LastExit exit = now.lastExit();
    boolean known = exit == null || (before != null && exit.equals(before.lastExit()));
    if (known || now.phase() == Phase.FAILED || now.phase() == Phase.STOPPED) {
      return Optional.empty();
    }
    Status end = Status.of(Objects.requireNonNull(exit));
    return Optional.of(
        end.phase() == Phase.FAILED
            ? News.warning(end.reason(), end.message())
            : News.normal(end.reason(), end.message()));
  }

  private static Optional<News> pulled(@Nullable Observation before, Observation now) {
    return before != null && before.phase() == Phase.PULLING && UP.contains(now.phase())
        ? Optional.of(News.normal("Pulled", before.message().replaceFirst("^pulling", "pulled")))
        : Optional.empty();
  }

  private static Optional<News> began(
      @Nullable Observation before, Observation now, boolean firstWord) {
    boolean wasUp =
        before != null && before.attempt() == now.attempt() && UP.contains(before.phase());
    if (!UP.contains(now.phase()) || (wasUp && !firstWord)) {
      return Optional.empty();
    }
    String attempt = "attempt " + now.attempt();
    return Optional.of(
        firstWord
            ? News.normal("Adopted", attempt + " was running when the controller started")
            : News.normal("Started", attempt + " was started"));
  }

  private static Optional<News> readiness(@Nullable Observation before, Observation now) {
    boolean same = before != null && before.instance().equals(now.instance());
    boolean was = same && Objects.requireNonNull(before).ready();
    if (now.ready() && !was) {
      return Optional.of(News.normal("Ready", "attempt " + now.attempt() + " is ready"));
    }
    return was && now.phase() == Phase.UNREADY && !gaveUp(now)
        ? Optional.of(News.warning("Unready", now.message()))
        : Optional.empty();
  }

  /** Of a worker that runs: that its probes gave it up, or what they say while it is not ready. */
  private static Optional<News> probes(@Nullable Observation before, Observation now) {
    if (!UP.contains(now.phase())) {
      return Optional.empty();
    }
    Optional<Observation> earlier =
        Optional.ofNullable(before).filter(it -> it.instance().equals(now.instance()));
    boolean told = earlier.filter(it -> it.message().equals(now.message())).isPresent();
    boolean becameUnready = earlier.filter(Observation::ready).isPresent();
    boolean fails = NOT_READY.contains(now.reason()) && !becameUnready;
    return !told && (gaveUp(now) || fails)
        ? Optional.of(News.warning(now.reason(), now.message()))
        : Optional.empty();
  }

  private static boolean gaveUp(Observation now) {
    return now.reason().equals(Verdict.UNHEALTHY);
  }

  /**
   * Where a worker is held up, or comes to its end. Only a failure comes again with the same words:
   * of a stopped worker, the exit that is counted after it was told is no other end.
   */
  private static Optional<News> standing(@Nullable Observation before, Observation now) {
    boolean same =
        before != null
            && before.phase() == now.phase()
            && before.reason().equals(now.reason())
            && before.message().equals(now.message())
            && (now.phase() != Phase.FAILED || Objects.equals(before.lastExit(), now.lastExit()));
    if (same || UP.contains(now.phase()) || now.phase() == Phase.STARTING) {
      return Optional.empty();
    }
    String message = now.message().isEmpty() ? now.reason() : now.message();
    return switch (now.phase()) {
      case ASSIGNED, FAILED -> Optional.of(News.warning(now.reason(), message));
      default -> Optional.of(News.normal(now.reason(), message));
    };
  }
}
