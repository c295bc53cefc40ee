package io.atoll.controller.manager;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.cluster.Network;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.store.Store;
import io.atoll.controller.cluster.ClusterGuard;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.acceptance.ManifestParser;
import io.atoll.controller.manager.application.ApplicationPlanner;
import io.atoll.controller.manager.application.ApplicationReconciler;
import io.atoll.controller.manager.blob.BlobReconciler;
import io.atoll.controller.manager.cache.ApplicationReader;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.cache.ClusterReader;
import io.atoll.controller.manager.cache.DependencyReader;
import io.atoll.controller.manager.cache.FiguresReader;
import io.atoll.controller.manager.endpoint.EndpointReader;
import io.atoll.controller.manager.endpoint.EndpointReconciler;
import io.atoll.controller.manager.figures.ApplicationFigures;
import io.atoll.controller.manager.figures.NodeFigures;
import io.atoll.controller.manager.figures.Turns;
import io.atoll.controller.manager.figures.WorkerFigures;
import io.atoll.controller.manager.folder.FolderEvents;
import io.atoll.controller.manager.folder.FolderKeeper;
import io.atoll.controller.manager.folder.FolderSettings;
import io.atoll.controller.manager.network.NetworkReconciler;
import io.atoll.controller.manager.node.NodeReconciler;
import io.atoll.controller.manager.request.RequestReconciler;
import io.atoll.controller.manager.route.RouteReader;
import io.atoll.controller.manager.route.RouteReconciler;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Term;
import io.atoll.controller.runtime.work.Controller;
import io.atoll.controller.runtime.work.ControllerBuilder;
import io.atoll.controller.runtime.work.OwnWrites;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wires the manager: {@link #parts} makes all that works for one term of leadership. */
public final class ManagerRole {
  static final String LEAST_VERSION = "0.1.0";
  private static final Duration FLUSH = Duration.ofSeconds(1);

  private final Store store;
  private final Clock clock;
  private final Metrics metrics;
  private final ClusterGuard guard;
  private final NameSource names;
  private final @Nullable FolderSettings folder;

  /** Without a folder to keep in sync. */
  public ManagerRole(
      Store store, Clock clock, Metrics metrics, ClusterGuard guard, NameSource names) {
    this(store, clock, metrics, guard, names, null);
  }

  /**
   * @param guard this process's, shared with its other roles
   * @param names ends of workers' names and the cluster's id; seeded in a simulation
   * @param folder what to keep in sync while leading; null for none
   */
  public ManagerRole(
      Store store,
      Clock clock,
      Metrics metrics,
      ClusterGuard guard,
      NameSource names,
      @Nullable FolderSettings folder) {
    this.folder = folder;
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
    this.guard = guard;
    this.names = names;
  }

  /** New informers and controllers, none shared with another term; for {@code Leadership}. */
  public List<? extends Steppable> parts(Term term) {
    Caches caches = Caches.of(store, clock);
    Turns.count(caches, metrics);
    OwnWrites writes = new OwnWrites(caches.all(), clock);
    FencedStore fenced = new FencedStore(store, term, writes);
    EventRecorder events = new EventRecorder("manager", store, fenced::commit, clock);
    ClusterKeeper keeper = new ClusterKeeper(store, fenced, guard, events, caches, names);
    return ImmutableList.<Steppable>builder()
        .add(new Periodic("cluster identity", clock, ClusterKeeper.INTERVAL, keeper::check))
        .addAll(caches.all())
        .add(nodes(caches, writes, fenced, events, keeper))
        .add(networks(caches, writes, fenced, events, keeper))
        .add(applications(caches, writes, fenced, events, keeper))
        .add(endpoints(caches, writes, fenced, keeper))
        .add(routes(caches, writes, fenced, keeper))
        .add(blobs(fenced, events, keeper))
        .addAll(folders(fenced, events, keeper))
        .add(new Periodic("manager events", clock, FLUSH, events::flush))
        .build();
  }

  private List<Steppable> folders(FencedStore fenced, EventRecorder events, ClusterKeeper keeper) {
    if (folder == null) {
      return List.of();
    }
    FolderEvents voice = new FolderEvents(events, folder.policy().source());
    return List.of(new FolderKeeper(folder, store, fenced, voice, keeper::isMember, clock));
  }

  private Controller nodes(
      Caches caches,
      OwnWrites writes,
      FencedStore fenced,
      EventRecorder events,
      ClusterKeeper keeper) {
    return Controller.named("nodes", clock)
        .metrics(metrics)
        .measuring(new NodeFigures(caches))
        .awaiting(writes)
        .watching(caches.presences(), under(Keys.PRESENCE, 0))
        .watching(caches.agents(), under(Keys.AGENTS, 0))
        .watching(caches.nodeStatus(), under(Keys.NODE_STATUS, 0))
        .reconciler(keeper.guarded(new NodeReconciler(caches, fenced, events, clock)));
  }

  /** One at a time, and each sees the others' ranges and ids. */
  private Controller networks(
      Caches caches,
      OwnWrites writes,
      FencedStore fenced,
      EventRecorder events,
      ClusterKeeper keeper) {
    Controller controller =
        Controller.named("networks", clock)
            .metrics(metrics)
            .awaitingAll(writes)
            .watching(caches.networks(), under(Keys.NETWORKS, 0))
            .watching(caches.networkStatus(), changed -> withOthers(caches, changed))
            .reading(caches.vnis())
            .watchingItems(
                caches.workers(),
                item -> item.decoded().map(it -> List.of(it.network())).orElse(List.of()))
            .reconciler(keeper.guarded(new NetworkReconciler(caches, fenced, events)));
    controller.queue().add(Network.DEFAULT.name());
    return controller;
  }

  /**
   * One loop decides about workers: an application that is looked at sees what became of requests,
   * and the reverse.
   */
  private Controller applications(
      Caches caches,
      OwnWrites writes,
      FencedStore fenced,
      EventRecorder events,
      ClusterKeeper keeper) {
    FiguresReader figures = new FiguresReader(caches, clock);
    ApplicationReader reader = new ApplicationReader(caches, figures);
    ApplicationPlanner planner = new ApplicationPlanner(new ManifestParser(), names);
    Reconciler requests = new RequestReconciler(caches, fenced, events, clock);
    Reconciler reconciler =
        new ApplicationReconciler(
            reader, new ClusterReader(caches), planner, fenced, events, clock);
    Function<String, Collection<String>> everyone = ignored -> reader.names();
    DependencyReader dependencies = new DependencyReader(caches);
    ControllerBuilder builder =
        Controller.named("applications", clock)
            .metrics(metrics)
            .measuring(new ApplicationFigures(caches))
            .measuring(new WorkerFigures(caches))
            .awaitingAll(writes)
            .watching(caches.revisions(), under(Keys.REVISIONS, 0))
            .watching(caches.inputs(), under(Keys.INPUTS, 2))
            .watching(caches.scales(), under(Keys.SCALE, 0))
            .watching(caches.applicationStatus(), dependencies::waiting)
            .watching(caches.controls(), under(Keys.CONTROLS, 0))
            .watching(caches.applications(), under(Keys.APPLICATIONS, 0))
            .watchingItems(caches.workers(), Caches::assigned)
            .watchingItems(caches.observed(), Caches::observed)
            .watching(caches.presences(), everyone)
            .watching(caches.agents(), everyone)
            .watching(caches.stats(), ignored -> figures.followers())
            .watching(caches.nodes(), everyone)
            .watching(caches.nodeStatus(), everyone)
            .watching(caches.networkStatus(), everyone)
            .watching(caches.proxies(), ignored -> caches.draining())
            .watchingItems(caches.proxies(), it -> complained(it, reader))
            .watching(caches.routes(), new RouteReader(caches)::contenders)
            .watching(caches.requests(), RequestReconciler::keys);
    return builder.reconciler(
        keeper.guarded(key ->
            RequestReconciler.isKey(key) ? requests.reconcile(key) : reconciler.reconcile(key)));
  }

  /** What a proxy says without a name concerns all. */
  private static Collection<String> complained(Item<ProxyReport> item, ApplicationReader reader) {
    Set<String> names =
        item.decoded().map(ProxyReport::problems).orElse(List.of()).stream()
            .map(ProxyReport.Problem::application)
            .collect(Collectors.toSet());
    return names.contains("") ? reader.names() : names;
  }

  /** Of one application from its own workers alone, but for the loss of nodes. */
  private Controller endpoints(
      Caches caches, OwnWrites writes, FencedStore fenced, ClusterKeeper keeper) {
    EndpointReader reader = new EndpointReader(caches);
    Function<String, Collection<String>> everyone = ignored -> reader.names();
    return Controller.named("endpoints", clock)
        .metrics(metrics)
        .awaiting(writes)
        .watching(caches.revisions(), under(Keys.REVISIONS, 0))
        .watchingItems(caches.workers(), Caches::assigned)
        .watchingItems(caches.observed(), Caches::observed)
        .watching(caches.endpoints(), under(Keys.ENDPOINTS, 0))
        .watching(caches.presences(), everyone)
        .watching(caches.agents(), everyone)
        .reconciler(keeper.guarded(new EndpointReconciler(reader, fenced, clock)));
  }

  /** What one gives up, another may have waited for. */
  private Controller routes(
      Caches caches, OwnWrites writes, FencedStore fenced, ClusterKeeper keeper) {
    RouteReader reader = new RouteReader(caches);
    return Controller.named("routes", clock)
        .metrics(metrics)
        .awaiting(writes)
        .watching(caches.applications(), under(Keys.APPLICATIONS, 0))
        .watching(caches.applicationStatus(), under(Keys.APPLICATION_STATUS, 0))
        .watching(caches.revisions(), under(Keys.REVISIONS, 0))
        .watchingItems(caches.workers(), Caches::assigned)
        .watching(caches.routes(), reader::contenders)
        .watchingItems(caches.routes(), Caches::claimed)
        .reconciler(keeper.guarded(new RouteReconciler(reader, fenced, clock)));
  }

  private Controller blobs(FencedStore fenced, EventRecorder events, ClusterKeeper keeper) {
    Controller controller =
        Controller.named("blobs", clock)
            .metrics(metrics)
            .reconciler(keeper.guarded(new BlobReconciler(store, fenced, events, clock)));
    controller.queue().add(BlobReconciler.ALL);
    return controller;
  }

  /** One that was refused may be accepted once another is gone. */
  private static Collection<String> withOthers(Caches caches, String changed) {
    Set<String> names = new TreeSet<>(Caches.part(Keys.NETWORK_STATUS, changed, 0));
    names.add(Network.DEFAULT.name());
    caches.networks().list().forEach(it -> names.addAll(Caches.part(Keys.NETWORKS, it.key(), 0)));
    caches
        .networkStatus()
        .list()
        .forEach(it -> names.addAll(Caches.part(Keys.NETWORK_STATUS, it.key(), 0)));
    return names;
  }

  private static Function<String, Collection<String>> under(String prefix, int index) {
    return key -> Caches.part(prefix, key, index);
  }
}
