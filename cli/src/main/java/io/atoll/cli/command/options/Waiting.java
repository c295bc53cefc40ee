package io.atoll.cli.command.options;

import io.atoll.api.Keys;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.Managers;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a command waits for what it asked for, and how long. */
public final class Waiting {
  @Option(names = "--wait", description = "Wait until what was asked for has come true.")
  private boolean wait;

  @Mixin private final Timeout timeout = new Timeout();

  /** Waits if that was asked for; else says so if nobody is there to act on what was stored. */
  public ExitCode follow(Session session, List<? extends Goal> goals) throws InterruptedException {
    if (wait) {
      return timeout.await(session, goals);
    }
    if (!goals.isEmpty()) {
      warnWithoutManager(session);
    }
    return ExitCode.DONE;
  }

  /** For commands that store something which only a manager acts on. */
  public static void warnWithoutManager(Session session) {
    if (!Managers.running(Snapshot.read(session.store(), List.of(Keys.LEADER)))) {
      session.console().complain("Stored; but " + Managers.NONE_RUNNING);
    }
  }
}
