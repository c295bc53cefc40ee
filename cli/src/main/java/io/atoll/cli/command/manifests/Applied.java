package io.atoll.cli.command.manifests;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.UserDocument;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.ReadyGoal;
import java.util.List;

/** What can be waited for after documents were stored, and whether all were. */
record Applied(List<Goal> goals, ExitCode code) {

  /** Workers follow an application alone. */
  static List<Goal> goals(UserDocument document, long revision) {
    return document.name().kind() == DocumentKind.APPLICATION
        ? List.of(new ReadyGoal(document.name().name(), revision, document::describe))
        : List.of();
  }
}
