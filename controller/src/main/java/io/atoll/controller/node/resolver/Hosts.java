package io.atoll.controller.node.resolver;

import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.api.yaml.text.Names;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of one application, as a file of hosts has them. Pure. */
public final class Hosts {
  private static final String ZONE = ".atoll";

  private Hosts() {}

  /** In which an application of that network is found by its name alone. */
  public static String domain(String network) {
    return network + ZONE;
  }

  /**
   * A line for each address: the worker's name first, which is what the address is called in
   * return. Empty if there is none.
   *
   * @param networks ranges by name, none in another
   */
  static String text(
      String application, Collection<Endpoint> endpoints, Map<String, Cidr> networks) {
    return endpoints.stream()
        .filter(it -> Names.isValid(it.worker()))
        .sorted(Comparator.comparing(Endpoint::worker))
        .flatMap(it -> address(it).map(at -> line(application, it, at, networks)).stream())
        .collect(Collectors.joining());
  }

  private static String line(
      String application, Endpoint endpoint, Ipv4 address, Map<String, Cidr> networks) {
    String inNetwork =
        network(address, networks)
            .map(network -> application + "." + domain(network))
            .map(name -> "%s.%s %s ".formatted(endpoint.worker(), name, name))
            .orElse("");
    return "%s %s%s\n".formatted(address, inNetwork, application);
  }

  private static Optional<String> network(Ipv4 address, Map<String, Cidr> networks) {
    return networks.entrySet().stream()
        .filter(it -> it.getValue().contains(address))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Anybody may have written the document, until the manager puts it right. */
  private static Optional<Ipv4> address(Endpoint endpoint) {
    try {
      return Optional.of(Ipv4.parse(endpoint.address()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
