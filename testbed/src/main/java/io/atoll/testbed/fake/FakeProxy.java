package io.atoll.testbed.fake;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.atoll.controller.proxy.config.Layout;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Server;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.controller.proxy.haproxy.ProxyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A proxy without traffic of its own: sessions are what a test says. One thread. */
public final class FakeProxy implements Proxy {
  /** A section that listens on a port, as far as to the backend that it leads to. */
  private static final Pattern LISTENER =
      Pattern.compile("bind \\*:(\\d+)\\n(?: {2}.*\\n)*? {2}default_backend (\\S+)");

  private final List<Runnable> listeners = new ArrayList<>();
  private final Set<Integer> foreign = new HashSet<>();
  private Map<String, Integer> sessions = Map.of();

  /** The last that could be bound: what is fallen back to. */
  private @Nullable Layout good;

  private @Nullable Picture picture;
  private boolean running;
  private boolean hangs;

  /** Who would get a request for this key of the map of hosts. */
  public Set<String> serving(String key) {
    return serving(host(key));
  }

  /** Who would get a connection to this port. */
  public Set<String> serving(int port) {
    return serving(port(port));
  }

  /** Behind this key of the map of hosts, without those that drain. */
  public List<Server> host(String key) {
    Picture now = shown();
    return now == null ? List.of() : takers(now, now.hosts().get(key));
  }

  /** Behind this port, without those that drain. */
  public List<Server> port(int port) {
    Picture now = shown();
    return now == null ? List.of() : takers(now, backend(now.layout(), port));
  }

  /** All keys of the map of hosts. */
  public Set<String> hosts() {
    Picture now = shown();
    return now == null ? Set.of() : now.hosts().keySet();
  }

  /** All ports on which it listens. */
  public Set<Integer> ports() {
    Picture now = shown();
    return now == null ? Set.of() : now.layout().ports();
  }

  /** Who gets anything new at all. */
  public Set<String> takers() {
    Picture now = shown();
    return now == null
        ? Set.of()
        : serving(now.allServers().stream().filter(server -> !server.draining()).toList());
  }

  /** From now on these, by server, until others are told or it ends. */
  public void setSessions(Map<String, Integer> counts) {
    sessions = Map.copyOf(counts);
  }

  public int count(String server) {
    return sessions.getOrDefault(server, 0);
  }

  public void takePort(int port) {
    foreign.add(port);
  }

  public void freePorts() {
    foreign.clear();
  }

  /** While it hangs it does not do as it is told, and serves as it did. */
  public void hang(boolean now) {
    hangs = now;
  }

  /** Ends it as SIGKILL does: what it was told last it has forgotten. */
  public void kill() {
    running = false;
    picture = null;
    sessions = Map.of();
    List.copyOf(listeners).forEach(Runnable::run);
  }

  @Override
  public Applied apply(Picture wanted) {
    answer();
    boolean bound = Sets.intersection(wanted.layout().ports(), foreign).isEmpty();
    if (bound) {
      good = wanted.layout();
    }
    Layout layout = good;
    if (layout != null) {
      running = true;
      picture = bound ? wanted : wanted.within(layout);
    }
    return bound ? new Applied.Done(settled(wanted)) : new Applied.Refused("cannot bind");
  }

  private boolean settled(Picture wanted) {
    Set<String> known = new HashSet<>();
    wanted.allServers().forEach(server -> known.add(server.name()));
    return known.containsAll(sessions.keySet());
  }

  @Override
  public Set<Integer> taken(Set<Integer> ports) {
    answer();
    return ImmutableSet.copyOf(Sets.intersection(ports, foreign));
  }

  @Override
  public Map<String, Integer> sessions() {
    answer();
    return sessions;
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

  private void answer() {
    if (hangs) {
      throw new ProxyException("does not answer");
    }
  }

  private @Nullable Picture shown() {
    return running ? picture : null;
  }

  private static @Nullable String backend(Layout layout, int port) {
    Matcher matcher = LISTENER.matcher(layout.head());
    while (matcher.find()) {
      if (Integer.parseInt(matcher.group(1)) == port) {
        return matcher.group(2);
      }
    }
    return null;
  }

  private static List<Server> takers(Picture picture, @Nullable String backend) {
    return backend == null
        ? List.of()
        : picture.servers().getOrDefault(backend, ImmutableList.of()).stream()
            .filter(server -> !server.draining())
            .toList();
  }

  private static Set<String> serving(List<Server> servers) {
    return servers.stream().map(Server::name).collect(ImmutableSet.toImmutableSet());
  }
}
