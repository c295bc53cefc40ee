package io.atoll.cli.command.manifests;

import io.atoll.api.apply.UserDocument;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "apply",
    description = {
      "Store applications, networks and nodes from files.",
      "If any document of any file is invalid, nothing is stored."
    },
    footer = {
      "",
      "Examples:",
      "  atoll apply -f hello.yaml --wait",
      "  atoll apply -f shop/                    every .yaml and .yml file of a folder",
      "  atoll apply -f shop/ --prune            and delete what it once applied and is gone",
      "  generate | atoll apply -f - --wait --timeout 30s"
    })
public final class Apply implements Callable<ExitCode> {
  private final Session session;

  @Mixin private final Manifests manifests = new Manifests();
  @Mixin private final Waiting waiting = new Waiting();

  @Option(
      names = "--prune",
      description = {
        "Delete what this folder applied with --prune, or by sync, before and holds no more.",
        "Never if a file is invalid or the folder is empty."
      })
  private boolean prune;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Under which name --prune owns it (default: HOST:FOLDER).")
  private @Nullable String source;

  @Option(
      names = "--if-revision",
      paramLabel = "N",
      description = {
        "Only if what is stored was last written at this revision; 0: only if nothing is.",
        "'atoll describe NAME' shows it."
      })
  private @Nullable Long revision;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  public Apply(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<UserDocument> documents = manifests.resolved(session);
    check(documents);
    Applied applied =
        prune
            ? new FolderApply(session, folder(), manifests.recursive(), source)
                .apply(documents, dryRun)
            : new PlainApply(session, revision).apply(documents, dryRun);
    ExitCode waited = dryRun ? ExitCode.DONE : waiting.follow(session, applied.goals());
    return applied.code() == ExitCode.DONE ? waited : applied.code();
  }

  private void check(List<UserDocument> documents) {
    if (revision != null && (prune || documents.size() != 1)) {
      throw CommandFailure.usage("--if-revision needs a file with exactly one document");
    }
    if (source != null && !prune) {
      throw CommandFailure.usage("--source is of use only with --prune");
    }
  }

  private Path folder() {
    Path folder = Path.of(manifests.files().getFirst());
    if (manifests.files().size() != 1 || !Files.isDirectory(folder)) {
      throw CommandFailure.usage("--prune needs exactly one folder: -f DIR --prune");
    }
    return folder;
  }
}
