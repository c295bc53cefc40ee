package io.atoll.api.yaml.kinds;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.application.Route;
import io.atoll.api.yaml.schema.Values;
import io.atoll.api.yaml.text.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What routes must be to the ports of their application, and to each other. */
final class RouteRules {
  private RouteRules() {}

  static void routesNamePorts(Values values) {
    ImmutableMap<String, Port> ports = Maps.uniqueIndex(values.get(SpecFields.PORTS), Port::name);
    List<Route> routes = values.get(SpecFields.ROUTES);
    for (int i = 0; i < routes.size(); i++) {
      String name = routes.get(i).port();
      @Nullable Port port = ports.get(name);
      if (port == null) {
        values.rejectItem(SpecFields.ROUTES, i, "port", unknown(name, ports));
      } else if (port.protocol() == Protocol.UDP) {
        String message = "'" + name + "' is a udp port; proxies take tcp alone";
        values.rejectItem(SpecFields.ROUTES, i, "port", message);
      }
    }
  }

  /** A client says for which host it comes, and not for which path, when it asks for one. */
  static void oneCertificateAHost(Values values) {
    List<Route> routes = values.get(SpecFields.ROUTES);
    Map<String, Integer> first = new HashMap<>();
    Map<String, String> sources = new HashMap<>();
    for (int i = 0; i < routes.size(); i++) {
      if (routes.get(i) instanceof Route.Http http && http.tls() != null) {
        int before = Objects.requireNonNullElse(first.putIfAbsent(http.host(), i), i);
        @Nullable String source = sources.putIfAbsent(http.host(), http.tls().source());
        if (source != null && !source.equals(http.tls().source())) {
          String message =
              "'%s' has another certificate in item [%d]; a host has one"
                  .formatted(http.host(), before);
          values.rejectItem(SpecFields.ROUTES, i, "tls.source", message);
        }
      }
    }
  }

  private static String unknown(String port, ImmutableMap<String, Port> ports) {
    String known = ports.isEmpty() ? "; spec.ports is empty" : "";
    return "no port of spec.ports is named '"
        + port
        + "'"
        + known
        + Nearest.hint(port, ports.keySet());
  }
}
