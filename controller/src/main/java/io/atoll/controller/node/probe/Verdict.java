package io.atoll.controller.node.probe;

import io.atoll.api.application.Health.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the probes say of an attempt, in words.
 *
 * @param reason one CamelCase word
 * @param message one sentence for people; empty when it is ready
 */
public record Verdict(State state, String reason, String message) {
  /** Why an attempt is ended by its node. */
  public static final String UNHEALTHY = "Unhealthy";

  /** Why a worker is not ready that answers its startup or readiness probe in the wrong way. */
  public static final String STARTUP_FAILS = "StartupFails";

  public static final String READINESS_FAILS = "ReadinessFails";

  public enum State {
    /** Not ready yet. */
    WAITING,
    READY,
    /** No longer ready. */
    UNREADY,
    /** To be started again. */
    SICK
  }

  public static Verdict of(Vitals vitals) {
    String sick = vitals.sick();
    if (sick != null) {
      return new Verdict(State.SICK, UNHEALTHY, sick);
    }
    if (vitals.ready()) {
      return new Verdict(State.READY, "Ready", "");
    }
    if (!vitals.started()) {
      return waiting(vitals, Kind.STARTUP, STARTUP_FAILS);
    }
    if (vitals.track(Kind.READINESS).probe().implied()) {
      return ports(vitals);
    }
    return vitals.everReady()
        ? new Verdict(State.UNREADY, READINESS_FAILS, unready(vitals))
        : waiting(vitals, Kind.READINESS, READINESS_FAILS);
  }

  private static Verdict waiting(Vitals vitals, Kind kind, String failing) {
    String text = text(vitals, kind);
    String probe = word(kind) + " probe";
    return text.isEmpty()
        ? new Verdict(State.WAITING, "Probing", "waiting for its " + probe)
        : new Verdict(State.WAITING, failing, probe + " fails" + text);
  }

  private static Verdict ports(Vitals vitals) {
    String text = text(vitals, Kind.READINESS);
    return vitals.everReady()
        ? new Verdict(
            State.UNREADY, "PortsRefuse", "a TCP port no longer accepts connections" + text)
        : new Verdict(State.WAITING, "PortsRefuse", "waiting for all TCP ports to accept" + text);
  }

  private static String unready(Vitals vitals) {
    int failures = vitals.track(Kind.READINESS).probe().failures();
    return "readiness probe failed" + times(failures) + text(vitals, Kind.READINESS);
  }

  static String sick(Kind kind, ProbeSpec probe, String text) {
    return word(kind) + " probe failed" + times(probe.failures()) + ": " + text;
  }

  private static String times(int failures) {
    return failures == 1 ? "" : " " + failures + " times in a row";
  }

  /** Only of what fails now: the last failure may be long ago. */
  private static String text(Vitals vitals, Kind kind) {
    @Nullable Failure failure = vitals.failures().get(kind);
    Track track = vitals.track(kind);
    boolean fails = track.misses() > 0 || (track.passed() && !track.passing());
    return failure == null || !fails ? "" : ": " + failure.text();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
