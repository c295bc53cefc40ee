package io.atoll.testbed.simulation;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.testbed.simulation.invariant.Assignments;
import io.atoll.testbed.simulation.invariant.Labels;
import io.atoll.testbed.simulation.world.Demand;
import io.atoll.testbed.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether one application is as its document says, or as the last accepted one said. */
final class ApplicationCheck {
  private static final double TOLERANCE = 0.1;

  private final World world;
  private final String name;
  private final Entry document;
  private final List<String> wrong = new ArrayList<>();

  private ApplicationCheck(World world, String name, Entry document) {
    this.world = world;
    this.name = name;
    this.document = document;
  }

  static List<String> wrong(World world, String name, List<Assignments.Placed> assignments) {
    Entry document = world.truth().get(Keys.application(name)).orElseThrow();
    var check = new ApplicationCheck(world, name, document);
    check.all(
        assignments.stream()
            .filter(it -> it.assignment().owner().name().equals(name))
            .filter(it -> it.assignment().owner().uid() == document.createRevision())
            .toList());
    return check.wrong;
  }

  private void all(List<Assignments.Placed> workers) {
    Optional<Manifest.ForApplication> manifest = manifest();
    Map<Integer, Revision> revisions = revisions();
    Optional<Revision> accepted =
        revisions.values().stream().max(Comparator.comparingInt(Revision::revision));
    int count = accepted.map(this::count).orElse(0);
    expect("workers", count, workers.size());
    expect("workers to be replaced", 0L, workers.stream().filter(this::outdated).count());
    manifest.ifPresent(it ->
        expect("accepted", Optional.of(it.application()), accepted.map(Revision::application)));
    inForce(revisions, accepted)
        .ifPresent(it -> {
          long updated = updated(workers, revisions, it);
          expect("running containers of the template in force", (long) count, updated);
        });
    status(manifest.isPresent(), accepted.isPresent(), count);
    expect("endpoints", addresses(workers), endpoints());
  }

  /** The accepted one, or what took its place when it failed. */
  private Optional<Revision> inForce(
      Map<Integer, Revision> revisions, Optional<Revision> accepted) {
    Optional<Rollout> rollout = found().flatMap(it -> Optional.ofNullable(it.rollout()));
    boolean left =
        accepted.isPresent()
            && rollout.filter(it -> it.rolledBack() == accepted.get().revision()).isPresent();
    return left ? rollout.map(it -> revisions.get(it.completed())) : accepted;
  }

  private Map<String, String> addresses(List<Assignments.Placed> workers) {
    Map<String, String> addresses = new TreeMap<>();
    for (Assignments.Placed it : workers) {
      Assignments.observation(world, it.node(), it.worker())
          .filter(Observation::ready)
          .ifPresent(seen -> addresses.put(it.worker(), String.valueOf(seen.address())));
    }
    return addresses;
  }

  private Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>();
    for (Entry slice : world.truth().list(Keys.endpoints(name)).entries()) {
      for (Endpoint it : Documents.read(slice.text(), Endpoints.class).ready()) {
        if (endpoints.put(it.worker(), it.address()) != null) {
          wrong.add(it.worker() + " is in two slices");
        }
      }
    }
    return endpoints;
  }

  private boolean outdated(Assignments.Placed worker) {
    Optional<Instant> asked =
        world
            .truth()
            .get(Keys.controls(name))
            .map(entry -> Documents.read(entry.text(), Controls.class))
            .map(Controls::restartAt);
    Assignment.Origin origin = worker.assignment().origin();
    Optional<Instant> under = Optional.ofNullable(origin).map(Assignment.Origin::restartAt);
    return worker.assignment().replace() || (asked.isPresent() && !asked.equals(under));
  }

  private void status(boolean valid, boolean accepted, int count) {
    Optional<ApplicationStatus> found = found();
    if (found.isEmpty()) {
      wrong.add(name + " has no status");
      return;
    }
    ApplicationStatus status = found.get();
    expect("uid", document.createRevision(), status.uid());
    expect("seen revision", document.modRevision(), status.seen());
    expect("validity", valid, status.error() == null);
    if (accepted) {
      expect("desired", count, status.desired());
      expect("ready", count, status.ready());
      expect("updated", count, status.updated());
      rollout(status, count);
    }
    if (valid) {
      expect("phase", ApplicationStatus.Phase.READY, status.phase());
    }
  }

  private Optional<ApplicationStatus> found() {
    return world
        .truth()
        .get(Keys.applicationStatus(name))
        .map(entry -> Documents.read(entry.text(), ApplicationStatus.class));
  }

  private void rollout(ApplicationStatus status, int count) {
    Rollout rollout = status.rollout();
    if (rollout == null) {
      wrong.add(name + " remembers no rollout");
      return;
    }
    State state = rollout.rolledBack() == 0 ? State.COMPLETE : State.ROLLED_BACK;
    expect("rollout", state, rollout.state());
    expect("revision", rollout.completed(), status.revision());
    expect("old workers", 0, rollout.old());
    expect("available workers", count, rollout.available());
  }

  private long updated(
      List<Assignments.Placed> workers, Map<Integer, Revision> revisions, Revision accepted) {
    return world.hosts().stream()
        .flatMap(host ->
            host.running().stream()
                .filter(Labels::ours)
                .filter(it ->
                    workers.stream()
                        .anyMatch(w ->
                            w.node().equals(host.name()) && w.worker().equals(Labels.worker(it)))))
        .map(it -> revisions.get(Labels.revision(it)))
        .filter(it -> it != null && it.templateHash().equals(accepted.templateHash()))
        .count();
  }

  private int count(Revision accepted) {
    Optional<Controls> controls =
        world
            .truth()
            .get(Keys.controls(name))
            .map(entry -> Documents.read(entry.text(), Controls.class));
    Optional<Integer> manual =
        controls
            .filter(it -> holds(it.basis(), accepted))
            .flatMap(it -> Optional.ofNullable(it.count()));
    return manual.orElseGet(() ->
        accepted.application().spec().autoscale() == null
            ? accepted.application().spec().count()
            : followed());
  }

  /** Any count that needs no change at what comes, which does not change any more. */
  private int followed() {
    double rate = world.arrivals().getOrDefault(name, 0.0);
    int count =
        world
            .truth()
            .get(Keys.scale(name))
            .map(entry -> Documents.read(entry.text(), Scale.class).count())
            .orElse(0);
    boolean near = Math.abs(rate / Demand.PER_WORKER / Math.max(1, count) - 1) <= TOLERANCE;
    return near ? count : Demand.needed(rate);
  }

  private boolean holds(Controls.@Nullable Basis basis, Revision accepted) {
    return basis != null
        && basis.uid() == document.createRevision()
        && basis.revision() >= accepted.countChanged();
  }

  private Map<Integer, Revision> revisions() {
    return world.truth().list(Keys.revisions(name)).entries().stream()
        .map(entry -> Documents.read(entry.text(), Revision.class))
        .filter(it -> it.uid() == document.createRevision())
        .collect(Collectors.toMap(Revision::revision, Function.identity()));
  }

  private Optional<Manifest.ForApplication> manifest() {
    Parsed parsed = Manifests.parseKey(document.value(), document.key(), "Application", name);
    return parsed instanceof Parsed.Valid(List<Manifest> manifests)
            && manifests.getFirst() instanceof Manifest.ForApplication application
        ? Optional.of(application)
        : Optional.empty();
  }

  private void expect(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      wrong.add("%s: %s should be %s, is %s".formatted(name, what, wanted, found));
    }
  }
}
