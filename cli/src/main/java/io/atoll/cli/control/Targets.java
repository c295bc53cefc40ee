package io.atoll.cli.control;

import io.atoll.api.Keys;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the application or the worker of a name; what is both is refused. */
public final class Targets {
  private final List<String> applications;
  private final List<Worker> workers;

  private Targets(List<String> applications, List<Worker> workers) {
    this.applications = applications;
    this.workers = workers;
  }

  public static Targets read(Store store) {
    Snapshot snapshot =
        Snapshot.read(
            store, Stream.concat(Stream.of(Keys.APPLICATIONS), Workers.PREFIXES.stream()).toList());
    return new Targets(
        snapshot.names(Keys.APPLICATIONS),
        Workers.all(snapshot).stream().filter(it -> it.assigned().isPresent()).toList());
  }

  public List<Target> find(List<String> words) {
    return words.stream().map(this::find).distinct().toList();
  }

  /**
   * @param word {@code hello}, {@code app/hello}, {@code hello-x1y2z} or {@code worker/hello-x1y2z}
   */
  public Target find(String word) {
    int slash = word.indexOf('/');
    if (slash < 0) {
      return any(word);
    }
    Kind kind = Kind.parse(word.substring(0, slash));
    String name = word.substring(slash + 1);
    return switch (kind) {
      case APPLICATION -> application(name).orElseThrow(() -> unknown(word));
      case WORKER -> worker(name).orElseThrow(() -> unknown(word));
      case NODE, NETWORK, REVISION, EVENT ->
          throw CommandFailure.usage("This needs an application or a worker, not " + word);
    };
  }

  public boolean knows(String word) {
    String name = word.substring(word.indexOf('/') + 1);
    return application(name).or(() -> worker(name)).isPresent();
  }

  private Target any(String name) {
    Optional<Target> application = application(name);
    Optional<Target> worker = worker(name);
    if (application.isPresent() && worker.isPresent()) {
      throw CommandFailure.usage(
          "'%s' is ambiguous. Say application/%s or worker/%s".formatted(name, name, name));
    }
    return application.or(() -> worker).orElseThrow(() -> unknown(name));
  }

  private Optional<Target> application(String name) {
    return applications.contains(name)
        ? Optional.of(new Target.ForApplication(name))
        : Optional.empty();
  }

  private Optional<Target> worker(String name) {
    return workers.stream()
        .filter(it -> it.name().equals(name))
        .<Target>map(Target.ForWorker::new)
        .findFirst();
  }

  private CommandFailure unknown(String word) {
    String name = word.substring(word.indexOf('/') + 1);
    String gone = Workers.replaced(name, applications);
    List<String> known =
        Stream.concat(applications.stream(), workers.stream().map(Worker::name)).toList();
    return CommandFailure.notFound(
        "No application and no worker is named '"
            + name
            + "'"
            + (gone.isEmpty() ? Nearest.hint(name, known) : gone));
  }
}
