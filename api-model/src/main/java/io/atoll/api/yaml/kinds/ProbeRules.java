package io.atoll.api.yaml.kinds;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.application.Health;
import io.atoll.api.application.Health.Check;
import io.atoll.api.application.Health.Probe;
import io.atoll.api.yaml.schema.Values;
import io.atoll.api.yaml.text.Nearest;
import java.util.List;
import java.util.Optional;

/** What a probe's port must be to the ports of its application. */
final class ProbeRules {
  private ProbeRules() {}

  static void probesNamePorts(Values values) {
    List<Port> ports = values.get(SpecFields.PORTS);
    Health health = values.get(SpecFields.HEALTH);
    for (Health.Kind kind : Health.Kind.values()) {
      health.probe(kind).ifPresent(probe -> check(values, ports, kind, probe));
    }
  }

  private static void check(Values values, List<Port> ports, Health.Kind kind, Probe probe) {
    String name = CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, kind.name());
    switch (probe.check()) {
      case Check.Http http -> check(values, ports, name + ".http.port", http.port());
      case Check.Tcp(String port) -> check(values, ports, name + ".tcp.port", port);
      case Check.Exec exec -> {}
    }
  }

  private static void check(Values values, List<Port> ports, String path, String port) {
    wrong(ports, port).ifPresent(message -> values.rejectInside(SpecFields.HEALTH, path, message));
  }

  private static Optional<String> wrong(List<Port> ports, String port) {
    List<Port> meant = ports.stream().filter(it -> it.isCalled(port)).toList();
    if (meant.isEmpty()) {
      return Optional.of(unknown(ports, port));
    }
    return meant.stream().anyMatch(it -> it.protocol() == Protocol.TCP)
        ? Optional.empty()
        : Optional.of("'" + port + "' is a udp port; only tcp ports can be probed");
  }

  private static String unknown(List<Port> ports, String port) {
    if (port.matches("[0-9]+")) {
      return "no port of spec.ports has the number " + port + (ports.isEmpty() ? empty() : "");
    }
    List<String> names = ports.stream().map(Port::name).collect(ImmutableList.toImmutableList());
    return "no port of spec.ports is named '"
        + port
        + "'"
        + (ports.isEmpty() ? empty() : "")
        + Nearest.hint(port, names);
  }

  private static String empty() {
    return "; spec.ports is empty";
  }
}
