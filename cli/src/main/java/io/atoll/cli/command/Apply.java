package io.atoll.cli.command;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.apply.Written;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.manifest.ManifestInput;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.ReadyGoal;
import io.atoll.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "  generate | atoll apply -f - --wait --timeout 30s"
    })
public final class Apply implements Callable<ExitCode> {
  private final Session session;

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|DIR|-",
      description = "What to read; may be given several times. - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-R", "--recursive"},
      description = "Read the folders inside of folders too.")
  private boolean recursive;

  @Mixin private final Waiting waiting = new Waiting();

  public Apply(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<UserDocument> documents =
        new ManifestInput(session.console().in(), recursive).documents(files);
    List<Goal> goals = new ArrayList<>();
    boolean conflict = false;
    for (UserDocument document : documents) {
      switch (new DocumentWriter(session.store()).write(document.name(), document.text())) {
        case Written.Stored stored -> goals.addAll(stored(document, stored));
        case Written.Conflict lost -> {
          session.console().complain(lost.toString());
          conflict = true;
        }
      }
    }
    ExitCode waited = waiting.follow(session, goals);
    return conflict ? ExitCode.CONFLICT : waited;
  }

  private List<Goal> stored(UserDocument document, Written.Stored stored) {
    session.console().print(document.name() + " " + stored.change());
    return document.name().kind() == DocumentKind.APPLICATION
        ? List.of(new ReadyGoal(document.name().name(), stored.revision(), document::describe))
        : List.of();
  }
}
