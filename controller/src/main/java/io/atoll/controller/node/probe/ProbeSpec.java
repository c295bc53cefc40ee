package io.atoll.controller.node.probe;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.application.Health;
import io.atoll.api.application.Health.Check;
import io.atoll.api.application.Health.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One probe of a worker, with its ports resolved.
 *
 * @param implied whether it stands in for a readiness probe that nobody asked for
 */
public record ProbeSpec(
    ProbeTarget target, Duration period, Duration timeout, int failures, boolean implied) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MISSES = 2;

  /** Those that an application asks for; without readiness, that its TCP ports accept. */
  public static ImmutableMap<Kind, ProbeSpec> of(Application.Spec spec) {
    Map<Kind, ProbeSpec> probes = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      spec.health().probe(kind).ifPresent(probe -> probes.put(kind, of(probe, spec.ports())));
    }
    List<Integer> tcp =
        spec.ports().stream()
            .filter(it -> it.protocol() == Protocol.TCP)
            .map(Port::port)
            .collect(ImmutableList.toImmutableList());
    if (!tcp.isEmpty()) {
      probes.putIfAbsent(
          Kind.READINESS, new ProbeSpec(new ProbeTarget.Ports(tcp), SECOND, SECOND, MISSES, true));
    }
    return Maps.immutableEnumMap(probes);
  }

  private static ProbeSpec of(Health.Probe probe, List<Port> ports) {
    return new ProbeSpec(
        target(probe.check(), ports), probe.period(), probe.timeout(), probe.failures(), false);
  }

  private static ProbeTarget target(Check check, List<Port> ports) {
    return switch (check) {
      case Check.Http(var path, var port, var status, var headers) ->
          new ProbeTarget.Http(number(port, ports), path, status, headers);
      case Check.Tcp(String port) -> new ProbeTarget.Ports(List.of(number(port, ports)));
      case Check.Exec(var command) -> new ProbeTarget.Exec(command);
    };
  }

  /** A name counts before a number. */
  private static int number(String nameOrNumber, List<Port> ports) {
    return ports.stream()
        .filter(it -> it.isCalled(nameOrNumber))
        .min(Comparator.comparing(it -> !it.name().equals(nameOrNumber)))
        .map(Port::port)
        .orElseThrow(() -> new IllegalArgumentException("no port is called " + nameOrNumber));
  }
}
