package io.atoll.controller.node.probe;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.application.Health.Kind;
import io.atoll.api.state.ProbeReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the probes of one attempt have come to.
 *
 * @param instance the attempt it speaks of
 * @param started whether its startup probe has passed, or there was none to wait for
 * @param ready whether it may be given traffic
 * @param everReady whether it ever was
 * @param sick why it has to be started again; null if it has not
 * @param tracks the probes that are asked
 * @param failures also of probes that are well again, and of earlier attempts
 */
public record Vitals(
    String instance,
    boolean started,
    boolean ready,
    boolean everReady,
    @Nullable String sick,
    Map<Kind, Track> tracks,
    Map<Kind, Failure> failures) {
  public Vitals {
    tracks = Maps.immutableEnumMap(tracks);
    failures = Maps.immutableEnumMap(failures);
  }

  /**
   * An attempt of which nothing is known yet.
   *
   * @param reports of earlier attempts
   */
  public static Vitals unknown(String instance, List<ProbeReport> reports) {
    return new Vitals(instance, false, false, false, null, ImmutableMap.of(), failures(reports));
  }

  /** As an earlier run of the controller left a worker that was ready once. */
  public static Vitals remembered(String instance, boolean ready, List<ProbeReport> reports) {
    return new Vitals(instance, true, ready, true, null, ImmutableMap.of(), failures(reports));
  }

  private static Map<Kind, Failure> failures(List<ProbeReport> reports) {
    Map<Kind, Failure> failures = new EnumMap<>(Kind.class);
    for (ProbeReport report : reports) {
      if (report.lastFailure() != null && report.failedAt() != null) {
        failures.put(report.probe(), new Failure(report.lastFailure(), report.failedAt()));
      }
    }
    return failures;
  }

  /** What the probes that the application asks for say. */
  public List<ProbeReport> reports() {
    return tracks.entrySet().stream()
        .filter(it -> !it.getValue().probe().implied())
        .map(it -> report(it.getKey(), it.getValue()))
        .toList();
  }

  private ProbeReport report(Kind kind, Track track) {
    @Nullable Failure last = failures.get(kind);
    return last == null
        ? new ProbeReport(kind, track.passing(), null, null)
        : new ProbeReport(kind, track.passing(), last.text(), last.at());
  }

  Track track(Kind kind) {
    return Objects.requireNonNull(tracks.get(kind));
  }

  Vitals with(Kind kind, Track track) {
    Map<Kind, Track> changed = new EnumMap<>(Kind.class);
    changed.putAll(tracks);
    changed.put(kind, track);
    return with(changed);
  }

  Vitals with(Map<Kind, Track> changed) {
    return new Vitals(instance, started, ready, everReady, sick, changed, failures);
  }

  Vitals with(Kind kind, Failure failure) {
    Map<Kind, Failure> changed = new EnumMap<>(Kind.class);
    changed.putAll(failures);
    changed.put(kind, failure);
    return new Vitals(instance, started, ready, everReady, sick, tracks, changed);
  }

  Vitals sick(String reason) {
    return new Vitals(instance, started, false, everReady, reason, tracks, failures);
  }

  Vitals judged(boolean hasStarted, boolean isReady) {
    return new Vitals(instance, hasStarted, isReady, everReady || isReady, sick, tracks, failures);
  }
}
