package io.atoll.cli.command.manifests;

import io.atoll.api.sync.FolderAction;
import io.atoll.api.sync.News;
import io.atoll.api.sync.Remark;
import io.atoll.api.sync.SyncReport;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Console;

/** Says what passes over a folder did, each remark once as long as it stays true. One thread. */
final class SyncVoice {
  private final Console console;
  private final boolean dryRun;
  private final News news = new News();
  private ExitCode code = ExitCode.DONE;

  SyncVoice(Console console, boolean dryRun) {
    this.console = console;
    this.dryRun = dryRun;
  }

  void tell(SyncReport report) {
    report.done().forEach(this::tell);
    news.of(report).forEach(remark -> console.complain(remark.toString()));
    code =
        report.remarks().stream()
            .map(SyncVoice::code)
            .filter(it -> it != ExitCode.DONE)
            .findFirst()
            .orElse(ExitCode.DONE);
    console.out().flush();
  }

  private void tell(FolderAction action) {
    console.print(action.name() + (dryRun ? " would be " : " ") + action.words());
  }

  /** That of the first remark of the last pass that stands for a failure. */
  ExitCode code() {
    return code;
  }

  private static ExitCode code(Remark remark) {
    return switch (remark.reason()) {
      case "FolderUnusable" -> ExitCode.USAGE;
      case "FileInvalid" -> ExitCode.INVALID;
      case "OwnedElsewhere" -> ExitCode.CONFLICT;
      default -> ExitCode.DONE;
    };
  }
}
