package io.atoll.controller.node.network.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link #SCRIPT} printed. Pure. */
final class HostStateParser {
  private static final String MARK = "--- atoll ---";

  /** Printed by {@code ip} when what it lists changed while it read. */
  static final String INCONSISTENT = "Dump was interrupted";

  static final String SCRIPT =
      """
      ip -j -d addr show
      echo '%1$s'
      ip -j route show table main proto %2$d
      echo '%1$s'
      ip -j neigh show nud permanent
      echo '%1$s'
      bridge -j fdb show
      echo '%1$s'
      cd /proc/sys/net
      grep -Hs . ipv4/ip_forward ipv4/conf/atoll*/arp_ignore ipv4/conf/atoll*/forwarding \
        ipv4/conf/atoll*/rp_filter ipv4/conf/atoll*/send_redirects ipv6/conf/atoll*/disable_ipv6 \
        || true
      """
          .formatted(MARK, HostPlanner.ROUTE_PROTOCOL);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HostStateParser() {}

  static HostState parse(String output) {
    List<String> parts = Splitter.on(MARK + "\n").splitToList(output);
    JsonNode links = json(parts.get(0));
    return new HostState(
        links(links),
        addresses(links),
        lines(json(parts.get(1)), HostStateParser::route),
        lines(json(parts.get(2)), HostStateParser::neighbour),
        lines(json(parts.get(3)), HostStateParser::forwarding),
        settings(parts.get(4)));
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new NetworkException(
          Category.INTERNAL, "ip printed what is not JSON: " + text.strip(), e);
    }
  }

  private static ImmutableMap<String, HostState.Link> links(JsonNode links) {
    ImmutableMap.Builder<String, HostState.Link> found = ImmutableMap.builder();
    for (JsonNode link : links) {
      if (ours(text(link, "ifname"))) {
        found.put(
            text(link, "ifname"),
            new HostState.Link(
                kind(link),
                link.path("mtu").asInt(),
                link.path("flags").valueStream().anyMatch(flag -> flag.asText().equals("UP"))));
      }
    }
    return found.buildOrThrow();
  }

  private static boolean ours(String name) {
    return name.startsWith(Names.GATEWAY)
        || name.startsWith(Names.TUNNEL)
        || name.startsWith(Names.WORKER);
  }

  private static String kind(JsonNode link) {
    JsonNode info = link.path("linkinfo");
    if (!text(info, "info_kind").equals("vxlan")) {
      return "";
    }
    JsonNode data = info.path("info_data");
    return HostPlanner.vxlan(data.path("id").asInt(), Ipv4.parse(text(data, "local")));
  }

  private static ImmutableSet<String> addresses(JsonNode links) {
    ImmutableSet.Builder<String> found = ImmutableSet.builder();
    for (JsonNode link : links) {
      for (JsonNode address : link.path("addr_info")) {
        if (gateway(text(link, "ifname")) && text(address, "family").equals("inet")) {
          found.add(
              "%s/%d dev %s"
                  .formatted(
                      text(address, "local"),
                      address.path("prefixlen").asInt(),
                      text(link, "ifname")));
        }
      }
    }
    return found.build();
  }

  private static boolean gateway(String name) {
    return name.startsWith(Names.GATEWAY);
  }

  private static String route(JsonNode route) {
    StringBuilder text = new StringBuilder();
    String type = text(route, "type");
    text.append(type.isEmpty() ? "" : type + " ").append(text(route, "dst"));
    option(text, "via", text(route, "gateway"));
    option(text, "dev", text(route, "dev"));
    option(text, "metric", text(route, "metric"));
    // Asked for by its protocol, a route is printed without it.
    option(text, "proto", Integer.toString(HostPlanner.ROUTE_PROTOCOL));
    option(text, "src", text(route, "prefsrc"));
    boolean onlink =
        route.path("flags").valueStream().anyMatch(flag -> flag.asText().equals("onlink"));
    return text + (onlink ? " onlink" : "");
  }

  private static void option(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(' ').append(name).append(' ').append(value);
    }
  }

  private static String neighbour(JsonNode entry) {
    String device = text(entry, "dev");
    return gateway(device)
        ? "%s lladdr %s dev %s nud permanent"
            .formatted(text(entry, "dst"), text(entry, "lladdr"), device)
        : "";
  }

  private static String forwarding(JsonNode entry) {
    String device = text(entry, "ifname");
    return device.startsWith(Names.TUNNEL) && entry.has("dst")
        ? text(entry, "mac") + " dev " + device + " dst " + text(entry, "dst")
        : "";
  }

  private static ImmutableSet<String> lines(JsonNode entries, Function<JsonNode, String> line) {
    return entries
        .valueStream()
        .map(line)
        .filter(text -> !text.isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static ImmutableMap<String, String> settings(String text) {
    return Splitter.on('\n')
        .omitEmptyStrings()
        .splitToStream(text)
        .map(line -> Splitter.on(':').limit(2).splitToList(line))
        .collect(ImmutableMap.toImmutableMap(List::getFirst, List::getLast));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
