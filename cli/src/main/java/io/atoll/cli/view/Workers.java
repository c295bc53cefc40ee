package io.atoll.cli.view;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins assignments, observations and whether the node that made these is there. */
public final class Workers {
  public static final List<String> PREFIXES = List.of(Keys.WORKERS, Keys.OBSERVED, Keys.PRESENCE);

  private Workers() {}

  /** All workers, ordered by application and name. */
  public static List<Worker> all(Snapshot snapshot) {
    return Stream.concat(
            snapshot.names(Keys.WORKERS).stream(), snapshot.names(Keys.OBSERVED).stream())
        .distinct()
        .filter(path -> path.indexOf('/') > 0)
        .map(path -> worker(path, snapshot))
        .sorted(Comparator.comparing(Worker::application).thenComparing(Worker::name))
        .toList();
  }

  public static List<Worker> of(Snapshot snapshot, String application) {
    return all(snapshot).stream()
        .filter(worker -> worker.application().equals(application))
        .toList();
  }

  private static Worker worker(String path, Snapshot snapshot) {
    int slash = path.indexOf('/');
    String node = path.substring(0, slash);
    @Nullable Entry assignment = snapshot.entry(Keys.WORKERS + path).orElse(null);
    @Nullable Entry observation = snapshot.entry(Keys.OBSERVED + path).orElse(null);
    return new Worker(
        path.substring(slash + 1),
        node,
        assignment,
        observation,
        assignment == null ? null : Snapshot.document(assignment, Assignment.class).orElse(null),
        observation == null ? null : Snapshot.document(observation, Observation.class).orElse(null),
        snapshot.document(Keys.presence(node), Presence.class).orElse(null));
  }

  /** Shows the way from the name of a worker that is gone to those in its place; maybe nothing. */
  public static String replaced(String name, Collection<String> applications) {
    int dash = name.lastIndexOf('-');
    String application = dash < 0 ? "" : name.substring(0, dash);
    return applications.contains(application)
        ? "; 'atoll ps " + application + "' shows the workers that '" + application + "' has now"
        : "";
  }
}
