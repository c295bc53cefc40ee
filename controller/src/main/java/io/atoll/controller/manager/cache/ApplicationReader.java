package io.atoll.controller.manager.cache;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Entry;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.LoadFigures;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.cache.Informer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the state of one application from the caches. As thread-safe as they are. */
public final class ApplicationReader {
  /** Stand for documents of the manager's own that somebody made unreadable: to be overwritten. */
  private static final Scale NO_SCALE =
      new Scale(0, 0, Instant.EPOCH, "", Map.of(), 0, List.of(), List.of());

  private static final ApplicationStatus NO_STATUS =
      new ApplicationStatus(
          ApplicationStatus.Phase.PENDING, 0, 0, 0, 0, 0, 0, 0, List.of(), null, null);

  private final Caches caches;
  private final RouteFactsReader routes;
  private final DependencyReader dependencies;
  private final @Nullable FiguresReader figures;

  /** Of which no figures are read. */
  public ApplicationReader(Caches caches) {
    this(caches, null);
  }

  public ApplicationReader(Caches caches, @Nullable FiguresReader figures) {
    this.caches = caches;
    this.figures = figures;
    this.routes = new RouteFactsReader(caches);
    this.dependencies = new DependencyReader(caches);
  }

  /** All names of which something stands in the store, deleted applications included. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    caches.applications().list().forEach(item -> names.add(last(item.key())));
    caches.applicationStatus().list().forEach(item -> names.add(last(item.key())));
    return names;
  }

  /** Which accepted revision cannot be read, and why; nothing may be decided then. */
  public Optional<String> unreadable(String name) {
    return indexed(caches.revisions(), name).stream()
        .filter(item -> item.error() != null)
        .map(item -> item.key() + " cannot be read: " + item.error())
        .findFirst();
  }

  public ApplicationState read(String name) {
    List<Stored<Revision>> revisions = revisions(name);
    Stored<ApplicationStatus> status =
        stored(caches.applicationStatus().get(Keys.applicationStatus(name)), NO_STATUS);
    List<WorkerState> workers = workers(name);
    Entry document =
        caches.applications().get(Keys.application(name)).map(Item::entry).orElse(null);
    return new ApplicationState(
        name,
        document,
        stored(caches.controls().get(Keys.controls(name)), null),
        stored(caches.scales().get(Keys.scale(name)), NO_SCALE),
        status,
        revisions,
        workers,
        inputs(name),
        dependencies.read(name),
        taken(name),
        routes.read(revisions, status),
        figures(document, revisions, workers));
  }

  private LoadFigures figures(
      @Nullable Entry document, List<Stored<Revision>> revisions, List<WorkerState> workers) {
    if (figures == null || document == null) {
      return LoadFigures.NONE;
    }
    Optional<Revision> latest =
        revisions.stream()
            .map(Stored::value)
            .filter(it -> it.uid() == document.createRevision())
            .max(Comparator.comparingInt(Revision::revision));
    return figures.read(latest, workers);
  }

  /**
   * @param broken stands for what cannot be read; null to leave that out
   */
  public static <T> @Nullable Stored<T> stored(Optional<Item<T>> item, @Nullable T broken) {
    if (item.isEmpty()) {
      return null;
    }
    Item<T> it = item.get();
    T value = it.decoded().orElse(broken);
    String text = it.error() == null ? it.entry().text() : "";
    return value == null
        ? null
        : new Stored<>(
            it.key(), value, text, it.entry().createRevision(), it.entry().modRevision());
  }

  private List<Stored<Revision>> revisions(String name) {
    return indexed(caches.revisions(), name).stream()
        .flatMap(it -> Stream.ofNullable(stored(Optional.of(it), null)))
        .toList();
  }

  public List<WorkerState> workers(String name) {
    return indexed(caches.workers(), name).stream().map(this::worker).toList();
  }

  private WorkerState worker(Item<Assignment> item) {
    List<String> parts = Keys.parts(Keys.WORKERS, item.key()).orElseThrow();
    String node = parts.getFirst();
    Stored<Assignment> assignment =
        new Stored<>(
            item.key(),
            item.decoded().orElseThrow(),
            item.entry().text(),
            item.entry().createRevision(),
            item.entry().modRevision());
    Observation observed = observation(node, parts.getLast(), assignment);
    return new WorkerState(parts.getLast(), node, assignment, contact(node, observed), observed);
  }

  /** A presence that cannot be read is taken for none, as placement takes it. */
  private Contact contact(String node, @Nullable Observation observed) {
    return Contact.of(
        caches.presences().get(Keys.presence(node)).flatMap(Item::decoded).orElse(null),
        caches.agents().get(Keys.agent(node)).isPresent(),
        observed);
  }

  private @Nullable Observation observation(
      String node, String worker, Stored<Assignment> assignment) {
    return caches
        .observed()
        .get(Keys.observed(node, worker))
        .flatMap(Item::decoded)
        .filter(it -> it.owner().equals(assignment.value().owner()))
        .orElse(null);
  }

  private Map<String, Long> inputs(String name) {
    return indexed(caches.inputs(), name).stream()
        .collect(Collectors.toMap(Item::key, item -> item.entry().modRevision()));
  }

  private Set<String> taken(String name) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    indexed(caches.workers(), name).forEach(item -> names.add(last(item.key())));
    indexed(caches.observed(), name).forEach(item -> names.add(last(item.key())));
    return names.build();
  }

  private static <T> List<Item<T>> indexed(Informer<T> informer, String name) {
    return informer.indexed(Caches.BY_APPLICATION, name);
  }

  private static String last(String key) {
    return Iterables.getLast(List.of(key.split("/", -1)));
  }
}
