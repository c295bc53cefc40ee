package io.atoll.testbed.simulation.world;

import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.node.probe.Prober;
import io.atoll.controller.runtime.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The cluster and its time. All randomness comes from one seed. */
public final class World implements AutoCloseable {
  private static final int HOSTS = 3;
  private static final int MANAGERS = 2;

  private final ManualClock clock = new ManualClock();
  private final MemoryStore truth = new MemoryStore(clock::uptime);
  private final Trace trace = new Trace(clock::uptime);
  private final Ailments ailments = new Ailments(clock);
  private final Random random;
  private final List<Host> hosts;
  private final Map<String, ControllerProcess> controllers = new TreeMap<>();
  private final Map<String, AgentProcess> agents = new TreeMap<>();
  private final Clients clients;
  private final Demand demand;
  private final Scheduler scheduler = new Scheduler(this);
  private final Misfortune misfortune = new Misfortune(this);
  private List<Witness> witnesses = List.of();
  private int started;

  public World(long seed) {
    random = new Random(seed);
    hosts = IntStream.rangeClosed(1, HOSTS).mapToObj(i -> new Host("n" + i, i, clock)).toList();
    clients = new Clients(hosts, clock, new Random(~seed));
    demand = new Demand(hosts);
  }

  public void witnesses(List<? extends Witness> all) {
    witnesses = List.copyOf(all);
  }

  public ManualClock clock() {
    return clock;
  }

  /** A client of the store without faults: for the user, and to look at the truth. */
  public MemoryStore truth() {
    return truth;
  }

  public Random random() {
    return random;
  }

  public Trace trace() {
    return trace;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Misfortune misfortune() {
    return misfortune;
  }

  public Ailments ailments() {
    return ailments;
  }

  public Demand demand() {
    return demand;
  }

  /**
   * Requests a second that come for each application, without what comes through hosts of which
   * nobody can know whether they are there: with neither a controller nor an agent they are lost.
   */
  public Map<String, Double> arrivals() {
    return demand.all(
        host -> controllers.containsKey(host.name()) || agents.containsKey(host.name()));
  }

  public List<Host> hosts() {
    return hosts;
  }

  public List<ControllerProcess> controllers() {
    return List.copyOf(controllers.values());
  }

  List<AgentProcess> agents() {
    return List.copyOf(agents.values());
  }

  public Optional<ControllerProcess> controller(Host host) {
    return Optional.ofNullable(controllers.get(host.name()));
  }

  /** Starts what of the host's processes does not run. */
  public void start(Host host) {
    if (!controllers.containsKey(host.name())) {
      boolean manager = hosts.indexOf(host) < MANAGERS;
      String instance = host.name() + "c" + ++started;
      trace.say("start " + instance);
      controllers.put(
          host.name(), new ControllerProcess(this, host, instance, manager, random.nextLong()));
    }
    if (!agents.containsKey(host.name())) {
      String instance = host.name() + "a" + ++started;
      agents.put(host.name(), new AgentProcess(host, instance, truth.connect(), demand, clock));
    }
  }

  public void killController(Host host) {
    ControllerProcess process = controllers.remove(host.name());
    if (process != null) {
      trace.say("kill " + process);
      process.kill();
    }
  }

  /** As SIGTERM: leases are given back. */
  public void stopController(Host host) {
    ControllerProcess process = controllers.remove(host.name());
    if (process != null) {
      trace.say("stop " + process);
      process.stop();
    }
  }

  public void killAgent(Host host) {
    AgentProcess process = agents.remove(host.name());
    if (process != null) {
      trace.say("kill agent of " + host.name());
      process.kill();
    }
  }

  /** The agent that runs there now tells this from now on. */
  public void lie(String node, Lie lie) {
    AgentProcess process = agents.get(node);
    if (process != null) {
      trace.say("agent of " + node + " tells " + lie);
      process.lie(lie);
    }
  }

  public void powerOff(Host host) {
    trace.say("power off " + host.name());
    killController(host);
    killAgent(host);
    host.powerOff();
  }

  Prober prober(ControllerProcess process) {
    return ailments.prober(process);
  }

  /** To be called wherever a process may be struck. */
  void befall(ControllerProcess process, String call) {
    misfortune.befall(process, call);
  }

  void wrote(StoreWrite write) {
    trace.say(write.process() + " wrote " + WatchedStore.keys(write));
    witnesses.forEach(it -> it.wrote(write, this));
  }

  void acts(EngineCall call) {
    witnesses.forEach(it -> it.acts(call, this));
  }

  void proxies(ProxyCall call) {
    witnesses.forEach(it -> it.proxies(call, this));
  }

  void look() {
    witnesses.forEach(it -> it.looks(this));
  }

  /** Whatever is outside goes on by itself. */
  void live() {
    clients.look();
  }

  public void runFor(Duration time) {
    Duration end = clock.uptime().plus(time);
    while (clock.uptime().compareTo(end) < 0) {
      scheduler.round(end);
    }
  }

  @Override
  public void close() {
    List<Host> all = new ArrayList<>(hosts);
    all.forEach(Host::close);
  }
}
