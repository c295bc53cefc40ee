package io.atoll.cli.command;

import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.Written;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.editing.EditLoop;
import io.atoll.cli.editing.Editor;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Reference;
import io.atoll.cli.view.References;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "edit",
    description = {
      "Change a stored document in the editor of VISUAL or EDITOR.",
      "What is not valid is shown again with the errors on top; unchanged text changes nothing."
    },
    footer = {"", "Examples:", "  atoll edit hello", "  EDITOR=nano atoll edit network/blue"})
public final class Edit implements Callable<ExitCode> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "hello or application/hello.")
  private String name = "";

  public Edit(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    Reference reference = References.stored(session.store()).find(name);
    Entry read =
        session
            .store()
            .get(reference.document().key())
            .orElseThrow(() -> CommandFailure.notFound(reference + " was deleted"));
    EditLoop loop = new EditLoop(new Editor(session.environment()), reference);
    try (EditLoop.Result result = loop.edit(read.text())) {
      return store(reference, read, result);
    }
  }

  private ExitCode store(Reference reference, Entry read, EditLoop.Result result) {
    if (result.text().equals(read.text())) {
      session.console().print(reference + " unchanged");
      return ExitCode.DONE;
    }
    return switch (new DocumentWriter(session.store())
        .write(reference.document(), Bytes.utf8(result.text()), Optional.of(read))) {
      case Written.Stored stored -> {
        session.console().print(reference + " " + stored.change());
        Waiting.warnWithoutManager(session);
        yield ExitCode.DONE;
      }
      case Written.Conflict lost -> {
        session.console().complain(lost + ". Your text is kept in " + result.keep());
        yield ExitCode.CONFLICT;
      }
    };
  }
}
