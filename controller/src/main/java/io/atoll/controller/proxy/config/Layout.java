package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that HAProxy takes up by a reload alone. Two with the same {@link #fingerprint} are the same.
 *
 * @param head the sections before the backends
 * @param checks how servers are checked, as words behind a server's address
 * @param files other files that it reads, by name
 * @param ports that it listens on
 */
public record Layout(
    String head,
    String checks,
    List<Backend> backends,
    Map<String, String> files,
    Set<Integer> ports) {
  private static final int FINGERPRINT = 16;

  public Layout {
    backends = ImmutableList.copyOf(backends);
    files = ImmutableMap.copyOf(files);
    ports = ImmutableSet.copyOf(ports);
  }

  /** Stands in the configuration, so that a running HAProxy tells which one it has. */
  public String fingerprint() {
    String all = head + checks + backends + files;
    return Hashing.sha256()
        .hashString(all, StandardCharsets.UTF_8)
        .toString()
        .substring(0, FINGERPRINT);
  }

  /**
   * The whole configuration.
   *
   * @param servers by backend
   */
  public String text(Map<String, ImmutableList<Server>> servers) {
    StringBuilder text = new StringBuilder();
    text.append("# Written by Atoll; changes are overwritten.\n");
    text.append("global\n  description ").append(fingerprint()).append('\n');
    text.append(head);
    for (Backend backend : backends) {
      text.append("\nbackend ").append(backend.name());
      text.append(backend.http() ? " from http\n" : " from tcp\n");
      backend.lines().forEach(line -> text.append("  ").append(line).append('\n'));
      // One that drains has its sessions in a process that runs already.
      servers.getOrDefault(backend.name(), ImmutableList.of()).stream()
          .filter(server -> !server.draining())
          .forEach(server -> text.append(line(server)));
    }
    return text.toString();
  }

  private static String line(Server server) {
    return "  server %s %s:%d\n".formatted(server.name(), server.address(), server.port());
  }
}
