package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;

/**
 * What HAProxy is to be.
 *
 * @param servers by backend, also of those that have none
 * @param hosts names of backends by host and path, a slash behind each; {@code *} for any host
 */
public record Picture(
    Layout layout, Map<String, ImmutableList<Server>> servers, Map<String, String> hosts) {
  public Picture {
    servers = ImmutableSortedMap.copyOf(servers);
    hosts = ImmutableSortedMap.copyOf(hosts);
  }

  public String text() {
    return layout.text(servers);
  }

  /** The same servers and hosts where another layout has the backends for them. */
  public Picture within(Layout other) {
    ImmutableSortedMap.Builder<String, ImmutableList<Server>> known =
        ImmutableSortedMap.naturalOrder();
    for (Backend backend : other.backends()) {
      known.put(backend.name(), servers.getOrDefault(backend.name(), ImmutableList.of()));
    }
    Map<String, ImmutableList<Server>> all = known.buildOrThrow();
    ImmutableSortedMap.Builder<String, String> reachable = ImmutableSortedMap.naturalOrder();
    hosts.forEach((key, backend) -> {
      if (all.containsKey(backend)) {
        reachable.put(key, backend);
      }
    });
    return new Picture(other, all, reachable.buildOrThrow());
  }

  /** The map of hosts as a file. */
  public String hostsText() {
    StringBuilder text = new StringBuilder();
    hosts.forEach((key, backend) -> text.append(key).append(' ').append(backend).append('\n'));
    return text.toString();
  }

  /** All servers of all backends. */
  public List<Server> allServers() {
    return servers.values().stream().flatMap(List::stream).toList();
  }
}
