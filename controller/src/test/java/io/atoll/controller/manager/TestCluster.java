package io.atoll.controller.manager;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.ClusterDisk;
import io.atoll.controller.cluster.ClusterGuard;
import io.atoll.controller.cluster.ClusterMemory;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Scrape;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.leader.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The whole manager on a store in memory, with nodes that obey at once; one thread. */
final class TestCluster {
  final ManualClock clock = new ManualClock();
  final MemoryStore store = new MemoryStore(clock::uptime);
  private final Metrics metrics = new Metrics();
  private final Disk disk = new Disk();

  /** Which run of its controller each node is in, as its presence says it. */
  private final Map<String, String> nodes = new HashMap<>();

  private int runs;

  /** Which workers become ready; others stay starting. */
  Predicate<String> healthy = worker -> true;

  /** Which parts stand still, as a thread may that gets no turn. */
  Predicate<Steppable> asleep = part -> false;

  private List<? extends Steppable> parts = List.of();

  private static final class Disk implements ClusterDisk {
    private @Nullable ClusterMemory memory;

    @Override
    public Optional<ClusterMemory> read() {
      return Optional.ofNullable(memory);
    }

    @Override
    public void write(ClusterMemory next) {
      memory = next;
    }
  }

  TestCluster() {
    lead(1);
  }

  /** Another term, as after the leader's death; nothing of the one before is left. */
  void lead(long seed) {
    parts.forEach(Steppable::close);
    store.commit(Txn.of(Op.delete(Keys.LEADER)));
    Txn.Result won =
        store.commit(Txn.of(Op.put(Keys.LEADER, "me")).onlyIf(Compare.absent(Keys.LEADER)));
    ManagerRole role =
        new ManagerRole(
            store, clock, metrics, new ClusterGuard(disk, clock), NameSource.of(new Random(seed)));
    parts = role.parts(new Term(Keys.LEADER, won.revision()));
  }

  /** Starts it, or its controller anew. */
  void node(String name) {
    node(name, "node");
  }

  void node(String name, String... roles) {
    String instance = "run" + ++runs;
    nodes.put(name, instance);
    store.put(
        Keys.presence(name),
        Documents.write(
            new Presence(
                name,
                instance,
                "b",
                "198.51.100.11",
                "02:00:00:00:00:01",
                List.of(roles),
                new Cpu(4000),
                new DataSize(8L << 30),
                "0.1.0",
                "c",
                clock.now(),
                null)));
    store.put(Keys.agent(name), "{}");
  }

  void cut(String name) {
    nodes.remove(name);
    store.commit(Txn.of(Op.delete(Keys.presence(name)), Op.delete(Keys.agent(name))));
  }

  void cutController(String name) {
    nodes.remove(name);
    store.commit(Txn.of(Op.delete(Keys.presence(name))));
  }

  void apply(String name, String spec) {
    store.put(
        Keys.application(name),
        "apiVersion: atoll/v1\nkind: Application\nmetadata: {name: %s}\nspec: %s\n"
            .formatted(name, spec));
  }

  /** Until the manager has nothing to do now. */
  void manage() {
    for (int i = 0; i < 10_000; i++) {
      if (!stepAll()) {
        return;
      }
    }
    throw new AssertionError("the manager does not come to rest");
  }

  /**
   * Manager and nodes in turn, with longer than minReady between, until nothing changes any more.
   */
  void settle() {
    long before = -1;
    for (int i = 0; i < 200 && before != store.revision(); i++) {
      before = store.revision();
      manage();
      obey();
      sixSecondsPass();
      manage();
    }
  }

  void sixSecondsPass() {
    clock.advance(Duration.ofSeconds(6));
    store.tick();
  }

  private boolean stepAll() {
    boolean worked = false;
    try {
      for (Steppable part : parts) {
        worked |= !asleep.test(part) && part.step();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return worked;
  }

  /** Each node does what its assignments say. */
  void obey() {
    workers()
        .forEach((key, it) -> {
          String observed = Keys.OBSERVED + key;
          if (nodes.containsKey(key.substring(0, key.indexOf('/')))) {
            boolean ready = it.want() == Want.RUN && healthy.test(key);
            Phase phase =
                switch (it.want()) {
                  case RUN -> Phase.STARTING;
                  case DRAIN -> Phase.DRAINING;
                  case STOP -> Phase.STOPPED;
                };
            put(observed, observation(key, it, ready ? Phase.READY : phase, null));
          }
        });
    for (Entry entry : store.list(Keys.OBSERVED).entries()) {
      String key = entry.key().substring(Keys.OBSERVED.length());
      if (!workers().containsKey(key) && nodes.containsKey(key.substring(0, key.indexOf('/')))) {
        store.commit(Txn.of(Op.delete(entry.key())));
      }
    }
  }

  /** Reports that the worker ended and is started again. */
  void die(String key, LastExit exit) {
    Assignment it = Optional.ofNullable(workers().get(key)).orElseThrow();
    put(Keys.OBSERVED + key, observation(key, it, Phase.FAILED, exit));
  }

  private void put(String key, Observation observation) {
    String text = Documents.write(observation);
    if (!store.get(key).map(Entry::text).equals(Optional.of(text))) {
      store.put(key, text);
    }
  }

  private Observation observation(String key, Assignment it, Phase phase, @Nullable LastExit exit) {
    return new Observation(
        key.substring(key.indexOf('/') + 1),
        it.owner(),
        it.revision(),
        1,
        "abc",
        phase,
        null,
        null,
        phase == Phase.READY,
        exit == null ? 0 : 1,
        since(key, phase),
        exit,
        "",
        "",
        nodes.get(key.substring(0, key.indexOf('/'))),
        List.of());
  }

  private Instant since(String key, Phase phase) {
    return store
        .get(Keys.OBSERVED + key)
        .map(entry -> Documents.read(entry.text(), Observation.class))
        .filter(it -> it.phase() == phase)
        .map(Observation::since)
        .orElse(clock.now());
  }

  /** What the manager tells Prometheus. */
  Scrape scrape() {
    return Scrape.of(metrics, parts.toArray(Measured[]::new));
  }

  /** Assignments by {@code node/worker}. */
  Map<String, Assignment> workers() {
    Map<String, Assignment> workers = new TreeMap<>();
    for (Entry entry : store.list(Keys.WORKERS).entries()) {
      workers.put(
          entry.key().substring(Keys.WORKERS.length()),
          Documents.read(entry.text(), Assignment.class));
    }
    return workers;
  }

  List<String> running(String application) {
    return workers().entrySet().stream()
        .filter(it -> it.getValue().want() == Want.RUN)
        .filter(it -> it.getValue().owner().name().equals(application))
        .map(Map.Entry::getKey)
        .toList();
  }

  ApplicationStatus status(String application) {
    return store
        .get(Keys.applicationStatus(application))
        .map(it -> Documents.read(it.text(), ApplicationStatus.class))
        .orElseThrow(() -> new AssertionError("no status of " + application));
  }

  String reason(String application, String condition) {
    return status(application).conditions().stream()
        .filter(it -> it.type().equals(condition))
        .map(it -> it.reason() + ": " + it.message())
        .findFirst()
        .orElse("");
  }

  List<String> keys(String prefix) {
    return store.list(prefix).entries().stream()
        .map(Entry::key)
        .collect(ImmutableList.toImmutableList());
  }
}
