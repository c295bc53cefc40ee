package io.atoll.controller.proxy.haproxy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Table;
import io.atoll.controller.proxy.config.Backend;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Server;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that make the servers of a running HAProxy those of a picture. Those that come are
 * first, so that no backend is empty in between. Pure.
 */
final class ServerPlanner {
  static final String DELETE = "del server ";

  private final Picture picture;
  private final Table<String, String, RunningServer> running;
  private final ImmutableList.Builder<String> commands = ImmutableList.builder();

  private ServerPlanner(Picture picture, Table<String, String, RunningServer> running) {
    this.picture = picture;
    this.running = running;
  }

  /**
   * @param running by backend and name
   */
  static List<String> plan(Picture picture, Table<String, String, RunningServer> running) {
    return new ServerPlanner(picture, running).plan();
  }

  private List<String> plan() {
    picture.layout().backends().forEach(this::come);
    picture.layout().backends().forEach(this::go);
    return commands.build();
  }

  private void come(Backend backend) {
    boolean added = false;
    for (Server server : wanted(backend).values()) {
      RunningServer found = running.get(backend.name(), server.name());
      if (!server.draining()) {
        added |= found == null;
        serve(backend.name() + "/" + server.name(), server, found);
      }
    }
    if (added && backend.sticky()) {
      // Has the new ones get cookies, which add server forgets.
      commands.add("enable dynamic-cookie backend " + backend.name());
    }
  }

  private void serve(String name, Server server, @Nullable RunningServer found) {
    if (found == null) {
      commands.add(
          "add server %s %s:%d %s"
              .formatted(name, server.address(), server.port(), picture.layout().checks()));
    } else if (!found.address().equals(server.address()) || found.port() != server.port()) {
      commands.add(
          "set server %s addr %s port %d".formatted(name, server.address(), server.port()));
    }
    if (found == null || !found.checked()) {
      commands.add("enable health " + name);
    }
    if (found == null || !found.enabled()) {
      commands.add("set server " + name + " state ready");
    }
  }

  /**
   * Not {@code drain}, which still lets clients in that come with a cookie. What a server has is
   * finished in either state.
   */
  private void go(Backend backend) {
    Map<String, Server> wanted = wanted(backend);
    running
        .row(backend.name())
        .forEach((name, found) -> {
          Server server = wanted.get(name);
          if (found.enabled() && (server == null || server.draining())) {
            commands.add("set server %s/%s state maint".formatted(backend.name(), name));
          }
          if (server == null) {
            commands.add(DELETE + backend.name() + "/" + name);
          }
        });
  }

  private Map<String, Server> wanted(Backend backend) {
    ImmutableMap.Builder<String, Server> all = ImmutableMap.builder();
    picture
        .servers()
        .getOrDefault(backend.name(), ImmutableList.of())
        .forEach(it -> all.put(it.name(), it));
    return all.buildKeepingLast();
  }
}
