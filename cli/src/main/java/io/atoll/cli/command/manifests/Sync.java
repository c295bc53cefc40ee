package io.atoll.cli.command.manifests;

import io.atoll.api.sync.FolderPolicy;
import io.atoll.api.sync.FolderPolicy.Drift;
import io.atoll.api.sync.FolderSync;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sync",
    description = {
      "Keep what is stored as a folder of manifests says, until stopped.",
      "It owns what it applied; an invalid file is told, and the others are applied."
    },
    footer = {
      "",
      "Examples:",
      "  atoll sync shop/",
      "  atoll sync shop/ --prune --drift warn",
      "  atoll sync shop/ --once --dry-run --prune    what would be done now"
    })
public final class Sync implements Callable<ExitCode> {
  private final Session session;

  @Parameters(paramLabel = "DIR", description = "The folder; a Git work tree works as it is.")
  private Path folder = Path.of("");

  @Option(
      names = {"-R", "--recursive"},
      description = "Read the folders inside too.")
  private boolean recursive;

  @Option(names = "--once", description = "Make one comparison and end.")
  private boolean once;

  @Option(
      names = "--prune",
      description = "Delete what was applied from here once its file is gone.")
  private boolean prune;

  @Option(
      names = "--drift",
      defaultValue = "revert",
      description =
          "What to do about changes from outside: ${COMPLETION-CANDIDATES} (default: revert).")
  private Drift drift = Drift.REVERT;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Under which name it owns what it applies (default: HOST:FOLDER).")
  private @Nullable String source;

  @Option(names = "--dry-run", description = "Only say what would be done now.")
  private boolean dryRun;

  public Sync(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    FolderOfFiles files = new FolderOfFiles(folder, recursive);
    FolderPolicy policy = new FolderPolicy(files.source(source), prune, drift);
    SyncVoice voice = new SyncVoice(session.console(), dryRun);
    if (once || dryRun) {
      OneSync sync = new OneSync(files.sync(session, policy, Duration.ZERO), voice);
      var _ = dryRun ? sync.preview() : sync.complete();
      return voice.code();
    }
    session.console().print(folder + " is kept in sync as " + policy.source());
    SyncLoop loop =
        new SyncLoop(session, files, files.sync(session, policy, FolderSync.PATIENCE), voice);
    return loop.run();
  }
}
