package io.atoll.controller.node.probe;

import io.atoll.api.application.Health.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which probes are to be asked, and what their answers make of an attempt. Pure; {@code
 * now} is the clock's uptime.
 */
public final class ProbePlanner {
  /** How often at most the text of a failure that goes on is taken anew. */
  private static final Duration TEXT_HOLDS = Duration.ofSeconds(10);

  private ProbePlanner() {}

  /**
   * With these probes from now on. One that is the same goes on; one that is new or changed begins
   * anew, but never takes back what the attempt has already come to.
   */
  public static Vitals fit(Vitals vitals, Map<Kind, ProbeSpec> probes, Duration now) {
    Map<Kind, Track> tracks = new EnumMap<>(Kind.class);
    probes.forEach((kind, probe) -> {
      @Nullable Track before = vitals.tracks().get(kind);
      boolean same = before != null && before.probe().equals(probe);
      tracks.put(kind, same ? before : begin(vitals, kind, probe, now));
    });
    return judge(vitals.with(tracks));
  }

  private static Track begin(Vitals vitals, Kind kind, ProbeSpec probe, Duration now) {
    boolean passing =
        switch (kind) {
          case STARTUP -> vitals.started();
          case READINESS -> vitals.ready();
          case LIVENESS -> vitals.everReady();
        };
    Duration wait = Cadence.first(vitals, kind, probe.period());
    return Track.fresh(probe, passing, passing || vitals.everReady(), now.plus(wait));
  }

  /** Which are to be asked now. */
  public static List<Kind> due(Vitals vitals, Duration now) {
    return vitals.tracks().keySet().stream()
        .filter(it -> waits(vitals, it) && vitals.track(it).due().compareTo(now) <= 0)
        .toList();
  }

  /** When the next is due; empty while all are being asked, or nobody is to be asked any more. */
  public static Optional<Duration> next(Vitals vitals) {
    return vitals.tracks().keySet().stream()
        .filter(it -> waits(vitals, it))
        .map(it -> vitals.track(it).due())
        .min(Duration::compareTo);
  }

  /** Startup is over once it has passed, and holds the others back until then. */
  private static boolean waits(Vitals vitals, Kind kind) {
    boolean itsTurn = (kind == Kind.STARTUP) != vitals.started();
    return vitals.sick() == null && itsTurn && !vitals.track(kind).asking();
  }

  public static Vitals asked(Vitals vitals, Kind kind) {
    return vitals.with(kind, vitals.track(kind).asked());
  }

  /**
   * After an answer.
   *
   * @param probe what was asked; the answer to one that was changed meanwhile does not count
   */
  public static Vitals after(
      Vitals vitals, Kind kind, ProbeSpec probe, ProbeResult result, Duration now, Instant at) {
    @Nullable Track track = vitals.tracks().get(kind);
    if (track == null || !track.asking() || !track.probe().equals(probe)) {
      return vitals;
    }
    return switch (result) {
      case ProbeResult.Passed() -> passed(vitals, kind, track, now);
      case ProbeResult.Failed(String text) -> failed(vitals, kind, track, text, now, at);
      case ProbeResult.Unknown unknown -> vitals.with(kind, track.again(now.plus(probe.period())));
    };
  }

  private static Vitals passed(Vitals vitals, Kind kind, Track track, Duration now) {
    Vitals after = vitals.with(kind, track.succeeded(now.plus(track.probe().period())));
    return judge(kind == Kind.STARTUP ? released(after, now) : after);
  }

  /** What was held back begins. */
  private static Vitals released(Vitals vitals, Duration now) {
    Map<Kind, Track> tracks = new EnumMap<>(vitals.tracks());
    tracks.computeIfPresent(Kind.READINESS, (kind, track) -> track.dueAt(now));
    tracks.computeIfPresent(
        Kind.LIVENESS, (kind, track) -> track.dueAt(now.plus(track.probe().period())));
    return vitals.with(tracks);
  }

  private static Vitals failed(
      Vitals vitals, Kind kind, Track track, String text, Duration now, Instant at) {
    Duration next = now.plus(Cadence.afterFailure(kind, track));
    if (!Cadence.counts(kind, track, now)) {
      @Nullable Duration since = track.countedAt();
      return vitals.with(kind, track.tried(since == null ? now : since, next));
    }
    Track missed = track.missed(now, next);
    boolean enough = missed.misses() == track.probe().failures();
    Vitals after = told(vitals.with(kind, missed), kind, missed, new Failure(text, at), enough);
    return enough && kind != Kind.READINESS
        ? after.sick(Verdict.sick(kind, track.probe(), text))
        : judge(after);
  }

  /** Taken when it begins to fail, when it has failed, and seldom between: not each time. */
  private static Vitals told(Vitals vitals, Kind kind, Track track, Failure now, boolean enough) {
    @Nullable Failure before = vitals.failures().get(kind);
    boolean stale =
        before == null || Duration.between(before.at(), now.at()).compareTo(TEXT_HOLDS) >= 0;
    boolean begins = track.misses() == 1;
    boolean other = before == null || !before.text().equals(now.text());
    boolean take = enough || (begins && other) || (stale && (begins || other));
    return take ? vitals.with(kind, now) : vitals;
  }

  private static Vitals judge(Vitals vitals) {
    @Nullable Track startup = vitals.tracks().get(Kind.STARTUP);
    @Nullable Track readiness = vitals.tracks().get(Kind.READINESS);
    boolean started = vitals.started() || startup == null || startup.passing();
    boolean ready = started && (readiness == null || readiness.passing());
    return vitals.judged(started, ready && vitals.sick() == null);
  }
}
