package io.atoll.api.yaml.kinds;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Mode;
import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Route;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Values;
import io.atoll.api.yaml.text.Nearest;
import java.util.List;

/** What the fields of a spec must be to each other. */
final class SpecRules {
  private SpecRules() {}

  static void oneCount(Values values) {
    if (values.isWritten(SpecFields.REPLICAS) && values.isWritten(SpecFields.AUTOSCALE)) {
      values.reject(SpecFields.REPLICAS, "cannot be given together with autoscale; remove one");
    }
  }

  static void noCountIfGlobal(Values values) {
    if (values.get(SpecFields.MODE) != Mode.GLOBAL) {
      return;
    }
    for (Field<?> count : List.of(SpecFields.REPLICAS, SpecFields.AUTOSCALE)) {
      if (values.isWritten(count)) {
        values.reject(count, "has no meaning with mode: global, one worker on every node");
      }
    }
  }

  static void routesNamePorts(Values values) {
    ImmutableSet<String> ports = names(values);
    List<Route> routes = values.get(SpecFields.ROUTES);
    for (int i = 0; i < routes.size(); i++) {
      String port = routes.get(i).port();
      if (!ports.contains(port)) {
        values.rejectItem(SpecFields.ROUTES, i, "port", unknownPort(port, ports));
      }
    }
  }

  static void notItself(Values values, Field<Application.Spec> spec) {
    String name = values.get(Head.METADATA).name();
    if (values.get(spec).dependsOn().contains(name)) {
      values.rejectInside(spec, "dependsOn", "an application cannot depend on itself");
    }
    if (values.get(spec).placement().near().contains(name)) {
      values.rejectInside(spec, "placement.near", "an application cannot be near itself");
    }
  }

  private static ImmutableSet<String> names(Values values) {
    return values.get(SpecFields.PORTS).stream()
        .map(Port::name)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static String unknownPort(String port, ImmutableSet<String> ports) {
    String known = ports.isEmpty() ? "; spec.ports is empty" : "";
    return "no port of spec.ports is named '" + port + "'" + known + Nearest.hint(port, ports);
  }
}
