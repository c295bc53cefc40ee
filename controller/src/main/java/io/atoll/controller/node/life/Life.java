package io.atoll.controller.node.life;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a worker over its attempts. Durations are the clock's uptime.
 *
 * @param attempt the highest ever begun; numbers are not used twice
 * @param restarts attempts that ended by themselves
 * @param failures ends in a row without ten clean minutes between
 * @param counted instance of the attempt whose end is counted
 * @param endedAt when the last end was seen; null if none was
 * @param trouble why the last attempt came to nothing before it had a container
 * @param signalledAt when it was told to stop
 * @param released its address was given back
 * @param condemned the attempt that its probes gave up; null if none was
 */
public record Life(
    int attempt,
    int restarts,
    int failures,
    String counted,
    @Nullable Duration endedAt,
    @Nullable LastExit lastExit,
    @Nullable Trouble trouble,
    @Nullable Duration signalledAt,
    boolean released,
    @Nullable Condemned condemned) {
  public static final Life NEW = new Life(0, 0, 0, "", null, null, null, null, false, null);

  public record Trouble(String reason, String message) {}

  /** An attempt that is to be ended for its health's sake, and why: once said, it stands. */
  public record Condemned(String instance, String message) {}

  /** As an earlier run of the controller left it. */
  public static Life remembered(int attempt, int restarts) {
    return new Life(attempt, restarts, 0, "", null, null, null, null, false, null);
  }

  /** With what that run said of the worker in etcd. */
  Life withObserved(Observation seen) {
    return new Life(
        Math.max(attempt, seen.attempt()),
        Math.max(restarts, seen.restarts()),
        failures,
        counted.isEmpty() && seen.phase() == Phase.FAILED ? seen.instance() : counted,
        endedAt,
        seen.lastExit(),
        null,
        null,
        false,
        condemned);
  }

  public Life condemned(Condemned attemptAndReason) {
    return new Life(
        attempt,
        restarts,
        failures,
        counted,
        endedAt,
        lastExit,
        trouble,
        signalledAt,
        released,
        attemptAndReason);
  }

  /** Why this attempt was given up; empty if it was not. */
  public Optional<String> gaveUp(String instance) {
    return Optional.ofNullable(condemned)
        .filter(it -> it.instance().equals(instance))
        .map(Condemned::message);
  }

  public Life begun(int number) {
    return new Life(
        Math.max(attempt, number),
        restarts,
        failures,
        counted,
        endedAt,
        lastExit,
        null,
        null,
        false,
        condemned);
  }

  public Life ended(String instance, LastExit exit, boolean clean, Duration now) {
    return new Life(
        attempt,
        restarts + 1,
        clean ? 1 : failures + 1,
        instance,
        now,
        exit,
        null,
        signalledAt,
        released,
        condemned);
  }

  public Life waitingSince(Duration now) {
    return new Life(
        attempt,
        restarts,
        failures,
        counted,
        now,
        lastExit,
        trouble,
        signalledAt,
        released,
        condemned);
  }

  /** Ended because it was told to. */
  public Life stopped(String instance, LastExit exit, Duration now) {
    return new Life(
        attempt, restarts, failures, instance, now, exit, null, signalledAt, released, condemned);
  }

  /** With what the attempt that ended last has printed last; null if that is nothing. */
  public Life saying(@Nullable String words) {
    return new Life(
        attempt,
        restarts,
        failures,
        counted,
        endedAt,
        lastExit == null ? null : lastExit.saying(words),
        trouble,
        signalledAt,
        released,
        condemned);
  }

  public Life failed(Trouble cause, Duration now) {
    return new Life(
        attempt, restarts, failures + 1, counted, now, lastExit, cause, null, released, condemned);
  }

  public Life signalled(Duration now) {
    return new Life(
        attempt, restarts, failures, counted, endedAt, lastExit, trouble, now, released, condemned);
  }

  public Life givenBack() {
    return new Life(
        attempt,
        restarts,
        failures,
        counted,
        endedAt,
        lastExit,
        trouble,
        signalledAt,
        true,
        condemned);
  }
}
