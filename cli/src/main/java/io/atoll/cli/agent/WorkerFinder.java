package io.atoll.cli.agent;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which workers people mean by the name of a worker or of an application. */
public final class WorkerFinder {
  private static final List<String> PREFIXES =
      List.of(Keys.WORKERS, Keys.OBSERVED, Keys.APPLICATIONS);

  private final Snapshot snapshot;

  public WorkerFinder(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public static WorkerFinder read(Store store) {
    return new WorkerFinder(Snapshot.read(store, PREFIXES));
  }

  /** What has to be read to find workers. */
  public static List<String> prefixes() {
    return PREFIXES;
  }

  /** Whether the word names an application and no worker. */
  public boolean isApplication(String word) {
    return named(word).isEmpty() && applications().anyMatch(strip(word)::equals);
  }

  /**
   * The worker of that name, or all workers of the application of that name.
   *
   * @throws CommandFailure with NOT_FOUND, naming the nearest
   */
  public List<Worker> find(String word) {
    requireKind(word);
    if (named(word).isEmpty() && !isApplication(word)) {
      String gone = Workers.replaced(word, applications().toList());
      throw CommandFailure.notFound(
          "There is no worker and no application '"
              + word
              + "'"
              + (gone.isEmpty() ? Nearest.hint(word, known()) : gone));
    }
    return known(word);
  }

  /** {@code deployment/hello} is told from a name that is not known. */
  private static void requireKind(String word) {
    int slash = word.indexOf('/');
    if (slash > 0) {
      Kind kind = Kind.parse(word.substring(0, slash));
      if (kind != Kind.APPLICATION && kind != Kind.WORKER) {
        throw CommandFailure.usage("This needs an application or a worker, not " + word);
      }
    }
  }

  /** The same, and none for a name that nothing has. */
  public List<Worker> known(String word) {
    List<Worker> one = named(word);
    return one.isEmpty() ? Workers.of(snapshot, strip(word)) : one;
  }

  /**
   * The one worker that is meant, which has been started.
   *
   * @throws CommandFailure if it is not one, or never started
   */
  public Worker one(String word) {
    List<Worker> live = find(word).stream().filter(worker -> !worker.ended()).toList();
    if (live.size() > 1) {
      throw CommandFailure.usage(
          "Application "
              + word
              + " has "
              + live.size()
              + " workers; name one of them: "
              + live.stream().map(Worker::name).collect(Collectors.joining(", ")));
    }
    Worker worker =
        live.stream()
            .findFirst()
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.FAILURE, word + " has no worker that runs. See 'atoll ps -a'"));
    requireStarted(worker);
    return worker;
  }

  /** A worker without a container has neither output nor files. */
  public static void requireStarted(Worker worker) {
    if (!started(worker)) {
      throw new CommandFailure(ExitCode.FAILURE, neverStarted(worker));
    }
  }

  public static boolean started(Worker worker) {
    return worker.observed().map(Observation::containerId).isPresent();
  }

  public static List<String> neverStarted(Worker worker) {
    String reason = worker.observed().map(Observation::message).orElse("");
    return List.of(
        "Worker "
            + worker.name()
            + " has not been started yet"
            + (reason.isEmpty() ? "" : ": " + reason),
        "See 'atoll events " + worker.application() + "' and 'atoll ps'.");
  }

  private List<Worker> named(String word) {
    String name = word.replaceFirst("^(w|workers?)/", "");
    return Workers.all(snapshot).stream().filter(it -> it.name().equals(name)).toList();
  }

  private static String strip(String word) {
    return word.replaceFirst("^(apps?|applications?)/", "");
  }

  private Stream<String> applications() {
    return Stream.concat(
        snapshot.names(Keys.APPLICATIONS).stream(),
        Workers.all(snapshot).stream().map(Worker::application));
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(applications().distinct().toList());
    Workers.all(snapshot).forEach(worker -> known.add(worker.name()));
    return known;
  }
}
