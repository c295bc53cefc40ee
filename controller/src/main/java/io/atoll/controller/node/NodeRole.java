package io.atoll.controller.node;

import io.atoll.api.Keys;
import io.atoll.api.blob.BlobReader;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Revision;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.node.assignment.Inheritance;
import io.atoll.controller.node.assignment.Wishes;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.files.BlobCache;
import io.atoll.controller.node.files.WorkerFiles;
import io.atoll.controller.node.inventory.Comparison;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Links;
import io.atoll.controller.node.life.AssignmentDisk;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.observation.NodeEvents;
import io.atoll.controller.node.observation.ObservationReconciler;
import io.atoll.controller.node.observation.Observations;
import io.atoll.controller.node.probe.Prober;
import io.atoll.controller.node.probe.check.Askings;
import io.atoll.controller.node.probe.check.ProbeReconciler;
import io.atoll.controller.node.worker.Launches;
import io.atoll.controller.node.worker.WorkerExecutor;
import io.atoll.controller.node.worker.WorkerReconciler;
import io.atoll.controller.node.worker.WorkerVoice;
import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.cache.Relisting;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import io.atoll.controller.runtime.work.Controller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The role {@code node}, wired: its parts are to be stepped by a runtime or a simulation. */
public final class NodeRole {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(20), SECOND.multipliedBy(5));
  private static final DataSize CACHED_FILES = new DataSize(1L << 30);
  private static final int WORKERS_AT_ONCE = 32;
  private static final int WRITES_AT_ONCE = 8;

  private final String node;
  private final Clock clock;
  private final Metrics metrics;
  private final Informer<Assignment> assignments;
  private final Informer<Revision> inputs;
  private final Informer<String> written;
  private final Containers containers;
  private final AssignmentDisk disk;
  private final Membership membership;
  private final Links links;
  private final Observations observations;
  private final Lives lives;
  private final NodeEvents events;
  private final LeaseKeeper lease;
  private final PresenceKeeper presence;
  private final Comparison comparison;
  private final Controller workers;
  private final Controller probes;
  private final Controller observing;

  /**
   * @param leases the same store with a deadline short of a third of {@link #LEASE}, so that one
   *     call that hangs does not cost the presence
   * @param threads each probe is asked on one of these
   * @param ids random ids, as a part of names
   */
  public NodeRole(
      NodeSettings settings,
      Store store,
      Store leases,
      ContainerEngine engine,
      HostNetwork network,
      Prober prober,
      Executor threads,
      Membership membership,
      Supplier<String> ids,
      Clock clock,
      Metrics metrics) {
    this.node = settings.node();
    this.clock = clock;
    this.metrics = metrics;
    assignments = informer(store, Keys.workers(node), Assignment.class);
    inputs = informer(store, Keys.inputs(node), Revision.class);
    written = new Informer<>(store, clock, Keys.observed(node), Entry::text);
    disk = AssignmentDisk.open(settings.dataDirectory().resolve("assignments"));
    containers = new Containers(engine);
    links = new Links(network);
    this.membership = membership;
    var recorder = new EventRecorder(node, store, store::commit, clock);
    events = new NodeEvents(node, recorder, membership);
    observations = new Observations(written, events, this::observationChanged);
    lives = new Lives(disk, observations);
    lease = new LeaseKeeper("presence", leases, clock, LEASE);
    presence = new PresenceKeeper(settings, membership, lease, clock.now());
    probes = probes(prober, threads);
    observing = observing(settings.instance(), store);
    workers = workers(settings, store, engine, network, ids);
    comparison =
        new Comparison(
            engine, containers, links, membership, clock, workers.queue()::add, this::lookAtAll);
  }

  /** In the order in which they are to start. */
  public List<Steppable> parts() {
    return List.of(
        new Periodic("membership", clock, SECOND, () -> membership.refresh(comparison::ask)),
        assignments,
        inputs,
        written,
        new Periodic("presence document", clock, SECOND, presence::publish),
        lease,
        new Periodic("node events", clock, SECOND, events::flush),
        new Periodic("host comparison", clock, SECOND, comparison::look),
        workers,
        probes,
        observing);
  }

  /** Keeps this process's presence; others may put theirs on it. */
  public LeaseKeeper lease() {
    return lease;
  }

  /** Why the host cannot be looked after at the moment; empty when all is well. */
  public Optional<String> problem() {
    return membership.held().map(it -> "held: " + it).or(comparison::problem);
  }

  /** Stops following the engine; containers run on. */
  public void close() {
    comparison.close();
  }

  private <T> Informer<T> informer(Store store, String prefix, Class<T> type) {
    return new Informer<>(store, clock, prefix, entry -> Documents.read(entry.text(), type));
  }

  private Controller workers(
      NodeSettings settings,
      Store store,
      ContainerEngine engine,
      HostNetwork network,
      Supplier<String> ids) {
    var voice = new WorkerVoice(observations, containers, lives, disk, network, events, clock);
    var executor =
        new WorkerExecutor(
            engine, network, containers, links, membership, ids, probes.queue()::add);
    var heard = new Relisting(List.of(assignments, inputs, written));
    membership.onJoin(heard::begin);
    var wishes =
        new Wishes(
            node,
            settings.boot(),
            assignments,
            inputs,
            heard,
            disk,
            membership,
            new Inheritance(store, containers, membership),
            clock);
    var launches = new Launches(files(settings, store), executor, lives, voice, clock);
    Controller made =
        Controller.named("workers", clock)
            .metrics(metrics)
            .concurrency(WORKERS_AT_ONCE)
            .backoff(BACKOFF)
            .reconciler(
                new WorkerReconciler(
                    wishes, containers, links, lives, executor, voice, launches, clock));
    // Not watched through the controller: it would wait for etcd, and workers must not.
    assignments.onChange(change -> made.queue().add(name(assignments, change.key())));
    inputs.onChange(change -> assignedTo(change.key()).forEach(made.queue()::add));
    return made;
  }

  private WorkerFiles files(NodeSettings settings, Store store) {
    Path directory = settings.dataDirectory().resolve("blobs");
    return new WorkerFiles(
        new BlobCache(directory, new BlobReader(store), CACHED_FILES, disk::blobs, clock::now));
  }

  private Controller probes(Prober prober, Executor threads) {
    var askings = new Askings(prober, threads, lives, clock, this::workerChanged, this::probeDue);
    return Controller.named("probes", clock)
        .metrics(metrics)
        .reconciler(
            new ProbeReconciler(disk, observations, containers, links, lives, askings, clock));
  }

  private Controller observing(String instance, Store store) {
    return Controller.named("observations", clock)
        .metrics(metrics)
        .concurrency(WRITES_AT_ONCE)
        .backoff(BACKOFF)
        .watching(written, key -> List.of(name(written, key)))
        .reading(assignments)
        .reconciler(
            new ObservationReconciler(
                node, instance, store, written, assignments, observations, containers, membership));
  }

  private void observationChanged(String worker) {
    observing.queue().add(worker);
    probes.queue().add(worker);
  }

  private void probeDue(String worker, Duration after) {
    probes.queue().addAfter(worker, after);
  }

  private void workerChanged(String worker) {
    workers.queue().add(worker);
  }

  private List<String> assignedTo(String inputKey) {
    return assignments.list().stream()
        .filter(it ->
            it.decoded()
                .filter(a -> inputKey.equals(Keys.input(node, a.owner().name(), a.revision())))
                .isPresent())
        .map(it -> name(assignments, it.key()))
        .toList();
  }

  private static String name(Informer<?> informer, String key) {
    return key.substring(informer.prefix().length());
  }

  private void lookAtAll(Set<String> withContainers) {
    Set<String> all = new HashSet<>(withContainers);
    all.addAll(lives.workers());
    all.addAll(observations.workers());
    disk.all().forEach(it -> all.add(it.worker()));
    assignments.list().forEach(it -> all.add(name(assignments, it.key())));
    written.list().forEach(it -> all.add(name(written, it.key())));
    all.forEach(worker -> {
      workers.queue().add(worker);
      probes.queue().add(worker);
      observing.queue().add(worker);
    });
  }
}
