package io.atoll.testbed.simulation;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.ControllerProcess;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that must not change once nothing happens: documents with their revisions, containers. */
record Standstill(Map<String, String> state) {
  private static final List<String> WRITTEN_ON_CHANGE =
      List.of(
          Keys.APPLICATIONS,
          Keys.APPLICATION_STATUS,
          Keys.NETWORK_STATUS,
          Keys.REVISIONS,
          Keys.SCALE,
          Keys.ENDPOINTS,
          Keys.WORKERS,
          Keys.INPUTS,
          Keys.VNIS,
          Keys.OBSERVED,
          Keys.CLUSTER);

  static Standstill of(World world) {
    Map<String, String> state = new TreeMap<>();
    WRITTEN_ON_CHANGE.stream()
        .flatMap(prefix -> world.truth().list(prefix).entries().stream())
        .forEach(entry -> state.put(entry.key(), "revision " + entry.modRevision()));
    world
        .hosts()
        .forEach(host ->
            host.containers()
                .forEach(it -> state.put(host.name() + "/" + it.name(), it.state().toString())));
    return new Standstill(state);
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
