package io.atoll.testbed.simulation;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.ControllerProcess;
import io.atoll.testbed.simulation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that must not change once nothing happens: documents with their revisions, containers. A
 * controller that is started again vouches anew for its workers, which writes their observations
 * and what the manager says of that: of these the content is compared, without whose and when; of a
 * count that follows the load, whether it is another, for what is remembered is written anew.
 */
record Standstill(Map<String, String> state) {
  private static final List<String> WRITTEN_ON_CHANGE =
      List.of(
          Keys.APPLICATIONS,
          Keys.APPLICATION_STATUS,
          Keys.NETWORK_STATUS,
          Keys.REVISIONS,
          Keys.SCALE,
          Keys.ENDPOINTS,
          Keys.ROUTES,
          Keys.WORKERS,
          Keys.INPUTS,
          Keys.VNIS,
          Keys.OBSERVED,
          Keys.CLUSTER);

  static Standstill of(World world) {
    Map<String, String> state = new TreeMap<>();
    WRITTEN_ON_CHANGE.stream()
        .flatMap(prefix -> world.truth().list(prefix).entries().stream())
        .forEach(entry -> state.put(entry.key(), state(entry)));
    world
        .hosts()
        .forEach(host ->
            host.containers()
                .forEach(it -> state.put(host.name() + "/" + it.name(), it.state().toString())));
    return new Standstill(state);
  }

  private static String state(Entry entry) {
    if (entry.key().startsWith(Keys.OBSERVED)) {
      return Documents.read(entry.text(), Observation.class).by("").toString();
    }
    if (entry.key().startsWith(Keys.APPLICATION_STATUS)) {
      return timeless(Documents.read(entry.text(), ApplicationStatus.class)).toString();
    }
    if (entry.key().startsWith(Keys.SCALE)) {
      Scale scale = Documents.read(entry.text(), Scale.class);
      return scale.memory() == null
          ? "revision " + entry.modRevision()
          : "%d since %s by %s".formatted(scale.count(), scale.at(), scale.reason());
    }
    return "revision " + entry.modRevision();
  }

  private static ApplicationStatus timeless(ApplicationStatus it) {
    return new ApplicationStatus(
        it.phase(),
        it.uid(),
        it.revision(),
        it.seen(),
        it.accepted(),
        it.desired(),
        it.ready(),
        it.updated(),
        it.conditions().stream()
            .map(c -> new Condition(c.type(), c.status(), c.reason(), c.message(), Instant.EPOCH))
            .toList(),
        it.error(),
        it.rollout());
  }

  static boolean leads(ControllerProcess process, World world) {
    return world
        .truth()
        .get(Keys.LEADER)
        .map(Entry::text)
        .filter(process.identity()::equals)
        .isPresent();
  }

  void compare(Standstill later) {
    List<String> differences =
        Stream.concat(state.keySet().stream(), later.state.keySet().stream())
            .distinct()
            .filter(key ->
                !state.getOrDefault(key, "absent").equals(later.state.getOrDefault(key, "absent")))
            .map(key -> key + " was " + state.get(key) + ", is " + later.state.get(key))
            .toList();
    if (!differences.isEmpty()) {
      throw new BrokenInvariant("does not stand still:\n  " + String.join("\n  ", differences));
    }
  }
}
