package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.function.Predicate;

/**
 * Certain workers of the application are gone, and as many as are wanted are ready without them.
 *
 * @param old the workers that shall be gone
 */
public record ReplacedGoal(String name, Predicate<Worker> old) implements Goal {
  @Override
  public Progress judge(Snapshot snapshot) {
    if (snapshot.entry(Keys.application(name)).isEmpty()) {
      return new Progress.Failed(ExitCode.NOT_FOUND, title() + " is being deleted", List.of());
    }
    List<Worker> workers =
        Workers.of(snapshot, name).stream().filter(it -> it.assigned().isPresent()).toList();
    int left = (int) workers.stream().filter(old).count();
    int wanted = Applications.status(snapshot, name).map(ApplicationStatus::desired).orElse(0);
    int ready =
        (int) workers.stream().filter(it -> it.wanted() && it.ready() && !old.test(it)).count();
    if (left == 0 && ready >= wanted) {
      return new Progress.Done(title() + ": replaced, " + Text.plural(ready, "worker") + " ready");
    }
    String headline =
        "%s: %s to be replaced, %d of %d others ready"
            .formatted(title(), Text.plural(left, "worker"), ready, wanted);
    List<String> details = Laggards.unready(workers).toList();
    return Managers.running(snapshot)
        ? new Progress.Waiting(headline, details, Laggards.troubles(workers))
        : Managers.nobodyActs(headline, details);
  }
}
