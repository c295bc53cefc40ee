package io.atoll.cli.command.rollout;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Timeout;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.Progress;
import io.atoll.cli.progress.ReadyGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import java.util.List;

/** How far the update to the document is that is stored now. */
final class RolloutStatus {
  private final Session session;
  private final Goal goal;

  RolloutStatus(Session session, String name) {
    this.session = session;
    this.goal = goal(session, name);
  }

  /** That the document as it is stored now has come true. */
  static Goal goal(Session session, String name) {
    long revision = session.store().get(Keys.application(name)).map(Entry::modRevision).orElse(0L);
    return new ReadyGoal(
        name, revision, error -> "application/" + name + ":" + Applications.describe(error));
  }

  ExitCode follow(Timeout timeout) throws InterruptedException {
    return timeout.await(session, List.of(goal));
  }

  ExitCode once() {
    Progress progress = goal.judge(Snapshot.read(session.store(), goal.prefixes()));
    session.console().print(progress.headline());
    return switch (progress) {
      case Progress.Done done -> ExitCode.DONE;
      case Progress.Waiting waiting -> {
        waiting.details().forEach(line -> session.console().print("  " + line));
        yield ExitCode.TIMEOUT;
      }
      case Progress.Failed failed -> {
        failed.details().forEach(session.console()::complain);
        yield failed.code();
      }
    };
  }
}
