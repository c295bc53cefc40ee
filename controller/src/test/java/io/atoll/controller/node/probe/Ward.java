package io.atoll.controller.node.probe;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Health.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One attempt under observation, for the planner's tests: time passes as the tests say. */
final class Ward {
  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private Duration now = Duration.ofHours(1);
  private Vitals vitals = Vitals.unknown("i1", List.of());
  private Map<Kind, ProbeSpec> probes;

  Ward(Map<Kind, ProbeSpec> probes) {
    this.probes = probes;
    vitals = ProbePlanner.fit(vitals, probes, now);
  }

  static ProbeSpec probe(String period, int failures) {
    return new ProbeSpec(
        new ProbeTarget.Ports(List.of(8080)),
        Duration.parse("PT" + period),
        Duration.ofSeconds(1),
        failures,
        false);
  }

  static Map<Kind, ProbeSpec> usual() {
    return ImmutableMap.of(
        Kind.STARTUP, probe("1s", 5),
        Kind.READINESS, probe("1s", 2),
        Kind.LIVENESS, probe("5s", 3));
  }

  Ward remembered(Vitals before) {
    vitals = ProbePlanner.fit(before, probes, now);
    return this;
  }

  void change(Map<Kind, ProbeSpec> others) {
    probes = others;
    vitals = ProbePlanner.fit(vitals, probes, now);
  }

  Ward answer(Kind kind, ProbeResult result) {
    vitals = ProbePlanner.asked(vitals, kind);
    vitals =
        ProbePlanner.after(
            vitals, kind, Objects.requireNonNull(probes.get(kind)), result, now, START.plus(now));
    return this;
  }

  Ward passes(Kind kind) {
    return answer(kind, new ProbeResult.Passed());
  }

  Ward fails(Kind kind, String text) {
    return answer(kind, new ProbeResult.Failed(text));
  }

  Ward passing(String time) {
    now = now.plus(Duration.parse("PT" + time));
    return this;
  }

  List<Kind> due() {
    return ProbePlanner.due(vitals, now);
  }

  Duration next() {
    return ProbePlanner.next(vitals).orElseThrow().minus(now);
  }

  boolean restful() {
    return ProbePlanner.next(vitals).isEmpty();
  }

  Vitals vitals() {
    return vitals;
  }

  Verdict.State state() {
    return Verdict.of(vitals).state();
  }

  String message() {
    return Verdict.of(vitals).message();
  }
}
