package io.atoll.cli.progress;

import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application has taken up a count that was set by hand, and that many are ready.
 *
 * @param count null if the document's own shall hold again
 */
public record CountGoal(String name, @Nullable Integer count) implements Goal {
  @Override
  public Progress judge(Snapshot snapshot) {
    Optional<ApplicationStatus> status = Applications.status(snapshot, name);
    boolean taken = count == null || status.filter(it -> it.desired() == count).isPresent();
    if (running().judge(snapshot) instanceof Progress.Done && !taken) {
      return new Progress.Waiting(
          title() + ": waiting for the manager to take up the count of " + count, List.of());
    }
    return running().judge(snapshot);
  }

  private ReadyGoal running() {
    return new ReadyGoal(name, 0, Applications::describe);
  }
}
