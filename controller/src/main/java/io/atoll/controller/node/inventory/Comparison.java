package io.atoll.controller.node.inventory;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.EngineLabels;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerEngine.ChangeListener;
import io.atoll.controller.node.engine.ContainerEngine.Subscription;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The safety net under the events: every 30 s, and whenever events may have been missed, looks at
 * all that is here and has each worker looked at. Also keeps the event stream open. {@link #look}
 * is called once a second by one thread.
 */
public final class Comparison implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final ContainerEngine engine;
  private final Containers containers;
  private final Links links;
  private final Membership membership;
  private final Clock clock;
  private final Consumer<String> lookAtWorker;
  private final Consumer<Set<String>> lookAtAll;

  private Duration due;

  /** By cluster id; also those of adopted clusters, whose workers must be seen to end. */
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  private volatile boolean asked;
  private volatile @Nullable String problem = "not compared yet";

  /**
   * @param lookAtWorker called when a worker's container has changed
   * @param lookAtAll called with the workers that have containers, after each comparison
   */
  public Comparison(
      ContainerEngine engine,
      Containers containers,
      Links links,
      Membership membership,
      Clock clock,
      Consumer<String> lookAtWorker,
      Consumer<Set<String>> lookAtAll) {
    this.engine = engine;
    this.containers = containers;
    this.links = links;
    this.membership = membership;
    this.clock = clock;
    this.lookAtWorker = lookAtWorker;
    this.lookAtAll = lookAtAll;
    this.due = clock.uptime();
  }

  /** Why the host cannot be looked at; empty when all is well. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  public void look() {
    ImmutableSet<String> clusters = membership.clusters();
    if (clusters.isEmpty()) {
      return;
    }
    subscribe(clusters);
    if (asked || clock.uptime().compareTo(due) >= 0) {
      asked = false;
      compare(clusters);
    }
  }

  /** Compares at the next look. */
  public void ask() {
    asked = true;
  }

  private void subscribe(ImmutableSet<String> clusters) {
    clusters.forEach(cluster ->
        subscriptions.computeIfAbsent(
            cluster, it -> engine.onChange(EngineLabels.CLUSTER, it, new Listener())));
  }

  private void compare(ImmutableSet<String> clusters) {
    try {
      containers.compare(clusters);
      links.compare();
      dropStrayLinks();
      problem = null;
      due = clock.uptime().plus(PERIOD);
    } catch (EngineException | NetworkException e) {
      if (problem == null) {
        LOG.warn("event=comparisonFailed reason=\"{}\"", e.getMessage());
      }
      problem = e.getMessage();
      // Once a second until it works.
      due = clock.uptime();
      return;
    }
    Set<String> workers = new HashSet<>();
    containers.all().forEach(it -> workers.add(Labels.worker(it)));
    lookAtAll.accept(workers);
  }

  /** A link is made after its container: one without is left over. */
  private void dropStrayLinks() {
    if (membership.held().isPresent()) {
      return;
    }
    Set<String> left = new HashSet<>(links.all());
    containers.all().forEach(it -> left.remove(Labels.instance(it)));
    left.forEach(links::detach);
  }

  @Override
  public void close() {
    subscriptions.values().forEach(Subscription::close);
    subscriptions.clear();
  }

  private final class Listener implements ChangeListener {
    @Override
    public void changed(String containerName) {
      containers.stale(containerName);
      lookAtWorker.accept(Containers.worker(containerName));
    }

    @Override
    public void resync() {
      asked = true;
    }
  }
}
