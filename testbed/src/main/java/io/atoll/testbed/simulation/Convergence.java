package io.atoll.testbed.simulation;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.network.Attachment;
import io.atoll.testbed.simulation.invariant.Assignments;
import io.atoll.testbed.simulation.invariant.Labels;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is not yet as the users' documents say. */
final class Convergence {
  private final World world;
  private final List<String> wrong = new ArrayList<>();

  private Convergence(World world) {
    this.world = world;
  }

  /** Empty when the world has converged. */
  static List<String> wrong(World world) {
    var convergence = new Convergence(world);
    List<Assignments.Placed> assignments = Assignments.all(world);
    Set<String> names =
        world.truth().list(Keys.APPLICATIONS).entries().stream()
            .map(entry -> entry.key().substring(Keys.APPLICATIONS.length()))
            .collect(Collectors.toSet());
    names.stream()
        .sorted()
        .forEach(
            name -> convergence.wrong.addAll(ApplicationCheck.wrong(world, name, assignments)));
    convergence.traces(names);
    convergence.wrong.addAll(RouteCheck.wrong(world, names));
    convergence.wrong.addAll(ProxyCheck.wrong(world, assignments));
    convergence.assignments(assignments);
    world
        .truth()
        .list(Keys.REQUESTS)
        .entries()
        .forEach(it -> convergence.wrong.add(it.key() + " is not consumed"));
    world.hosts().forEach(host -> convergence.host(host, assignments));
    return convergence.wrong;
  }

  /** Nothing may be left of an application that is deleted. */
  private void traces(Set<String> names) {
    trace(Keys.APPLICATION_STATUS, 0, names);
    trace(Keys.REVISIONS, 0, names);
    trace(Keys.SCALE, 0, names);
    trace(Keys.ENDPOINTS, 0, names);
    trace(Keys.INPUTS, 2, names);
    for (Entry entry : world.truth().list(Keys.OBSERVED).entries()) {
      List<String> place = Keys.parts(Keys.OBSERVED, entry.key()).orElseThrow();
      if (Assignments.get(world, place.getFirst(), place.getLast()).isEmpty()) {
        wrong.add(entry.key() + " is observed but not assigned");
      }
    }
  }

  private void trace(String prefix, int part, Set<String> names) {
    for (Entry entry : world.truth().list(prefix).entries()) {
      if (!names.contains(Keys.parts(prefix, entry.key()).orElseThrow().get(part))) {
        wrong.add(entry.key() + " is a trace of a deleted application");
      }
    }
  }

  private void assignments(List<Assignments.Placed> assignments) {
    for (Assignments.Placed it : assignments) {
      if (!it.wanted()) {
        wrong.add(it.worker() + " on " + it.node() + " is told to stop and not collected");
      }
    }
  }

  private void host(Host host, List<Assignments.Placed> assignments) {
    Set<String> assigned =
        assignments.stream()
            .filter(it -> it.node().equals(host.name()))
            .map(Assignments.Placed::worker)
            .collect(Collectors.toSet());
    Set<String> instances = new HashSet<>();
    for (Container container : host.containers()) {
      instances.add(Labels.instance(container));
      if (Labels.ours(container) && !assigned.contains(Labels.worker(container))) {
        wrong.add(container.name() + " on " + host.name() + " is an orphan");
      }
    }
    host.network().attachments().keySet().stream()
        .filter(it -> !instances.contains(it))
        .forEach(it -> wrong.add("the link of " + it + " on " + host.name() + " is an orphan"));
    host.running().stream().filter(Labels::ours).forEach(it -> reported(host, it));
  }

  /** What a node says of a running worker is where traffic would be sent. */
  private void reported(Host host, Container container) {
    Map<String, Attachment> links = host.network().attachments();
    Attachment link = links.get(Labels.instance(container));
    String address = link == null ? null : link.address().toString();
    boolean same =
        Assignments.observation(world, host.name(), Labels.worker(container))
            .filter(it -> it.instance().equals(Labels.instance(container)))
            .filter(it -> it.ready() && Objects.equals(it.address(), address))
            .filter(it -> Objects.equals(it.containerId(), container.id()))
            .isPresent();
    if (!same || address == null) {
      wrong.add(container.name() + " on " + host.name() + " at " + address + " is not so reported");
    }
  }
}
