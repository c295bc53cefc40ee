package io.atoll.cli.command;

import io.atoll.api.Keys;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.Written;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.FolderOwner;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.ReadyGoal;
import io.atoll.cli.rollout.CountedDocument;
import io.atoll.cli.rollout.RevisionTexts;
import io.atoll.cli.run.Sheet;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.why.Advice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "autoscale",
    description = {
      "Let the load decide the number of workers, or show what it would do.",
      "The options make the document's autoscale block, in place of its replicas or of the block"
          + " that is there."
    },
    footer = {
      "",
      "Examples:",
      "  atoll autoscale web --max 10 --requests 50",
      "  atoll autoscale web --min 2 --max 10 --cpu 60% --p95 200ms --dry-run   print the document",
      "  atoll autoscale web --dry-run        what it would do now, and why",
      "  atoll scale web 4                    hold 4 and only look at what it would do",
      "  atoll scale web --auto               let it"
    })
public final class Autoscale implements Callable<ExitCode> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "APP", description = "The application.")
  private String word = "";

  @Mixin private final AutoscaleOptions block = new AutoscaleOptions();

  @Option(
      names = "--dry-run",
      description = "Store nothing: print the document, or without other options what is decided.")
  private boolean dryRun;

  @Option(names = "--force", description = "Also if a folder owns the document.")
  private boolean force;

  @Mixin private final Waiting waiting = new Waiting();

  public Autoscale(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    boolean asks = !block.given();
    if (asks && !dryRun) {
      throw CommandFailure.usage(
          "Say what to go by, such as 'atoll autoscale %1$s --max 10 --requests 50'; 'atoll autoscale %1$s --dry-run' shows what is decided"
              .formatted(word));
    }
    DocumentName document =
        RevisionTexts.name(References.stored(session.store()).only(Kind.APPLICATION, word).name());
    Snapshot snapshot =
        Snapshot.read(
            session.store(),
            List.of(document.key(), document.ownerKey(), Keys.scale(document.name())));
    Entry stored = stored(document, snapshot);
    if (asks) {
      Advice.lines(document.name(), stored, snapshot, session.now())
          .forEach(session.console()::print);
      return ExitCode.DONE;
    }
    String text = text(document.name(), stored);
    if (dryRun) {
      session.console().out().print(text);
      return ExitCode.DONE;
    }
    if (!force) {
      FolderOwner.requireNone(snapshot, document, "Write it in the folder");
    }
    return waiting.follow(session, List.of(store(document, stored, Bytes.utf8(text))));
  }

  private static Entry stored(DocumentName document, Snapshot snapshot) {
    return snapshot
        .entry(document.key())
        .orElseThrow(() -> CommandFailure.notFound(document + " was deleted"));
  }

  private String text(String name, Entry stored) {
    Sheet sheet = block.write(name);
    sheet.requireValid();
    Optional<CountedDocument.Result> result = CountedDocument.of(name, stored.text(), sheet.text());
    if (result.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INVALID,
          "What is stored of application/%1$s is no valid document: 'atoll edit %1$s'"
              .formatted(name));
    }
    if (result.get().anew()) {
      session
          .console()
          .complain("The block could not be put into its text: comments and layout are lost");
    }
    return result.get().text();
  }

  private ReadyGoal store(DocumentName document, Entry before, Bytes text) {
    return switch (new DocumentWriter(session.store()).write(document, text, Optional.of(before))) {
      case Written.Stored(Written.Change change, long revision) -> {
        session
            .console()
            .print(
                document
                    + (change == Written.Change.UNCHANGED ? " unchanged" : " follows its load"));
        yield new ReadyGoal(
            document.name(), revision, it -> document + ":" + Applications.describe(it));
      }
      case Written.Conflict lost -> throw new CommandFailure(ExitCode.CONFLICT, lost.toString());
    };
  }
}
