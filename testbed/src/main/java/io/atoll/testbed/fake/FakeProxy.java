package io.atoll.testbed.fake;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Server;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proxy without traffic of its own: sessions are what a test says. One thread. */
public final class FakeProxy implements Proxy {
  private final List<Runnable> listeners = new ArrayList<>();
  private final Map<String, Integer> sessions = new HashMap<>();
  private final Set<Integer> foreign = Sets.newHashSet();
  private @Nullable Picture picture;
  private boolean running;

  /** Who would get a request for this key of the map of hosts. */
  public Set<String> serving(String key) {
    Picture now = picture;
    if (!running || now == null || !now.hosts().containsKey(key)) {
      return Set.of();
    }
    return now.servers().getOrDefault(now.hosts().get(key), ImmutableList.of()).stream()
        .filter(server -> !server.draining())
        .map(Server::name)
        .collect(ImmutableSet.toImmutableSet());
  }

  public void setSessions(String server, int count) {
    sessions.put(server, count);
  }

  public void takePort(int port) {
    foreign.add(port);
  }

  /** Ends it as SIGKILL does: what it was told last it has forgotten. */
  public void kill() {
    running = false;
    picture = null;
    sessions.clear();
    List.copyOf(listeners).forEach(Runnable::run);
  }

  @Override
  public Applied apply(Picture wanted) {
    if (!Sets.intersection(wanted.layout().ports(), foreign).isEmpty()) {
      return new Applied.Refused("cannot bind");
    }
    running = true;
    picture = wanted;
    return new Applied.Done(true);
  }

  @Override
  public Set<Integer> taken(Set<Integer> ports) {
    return ImmutableSet.copyOf(Sets.intersection(ports, foreign));
  }

  @Override
  public Map<String, Integer> sessions() {
    return Map.copyOf(sessions);
  }

  @Override
  public boolean running() {
    return running;
  }

  @Override
  public void boundLog() {
    // It writes none.
  }

  @Override
  public void onEnd(Runnable listener) {
    listeners.add(listener);
  }
}
