package io.atoll.cli.command;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.CountGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scale",
    description = {
      "Set the number of workers by hand.",
      "It holds until the document's replicas or autoscale change, or until --auto."
    },
    footer = {
      "",
      "Examples:",
      "  atoll scale hello 5 --wait",
      "  atoll scale hello 0          stop all workers, keep the application",
      "  atoll scale hello --auto     back to what the document says"
    })
public final class Scale implements Callable<ExitCode> {
  private static final Controls NONE = new Controls(null, null, false, null);
  private static final int MOST = 100_000;
  private final Session session;

  @Parameters(index = "0", paramLabel = "APP", description = "The application.")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "How many workers.")
  private @Nullable Integer count;

  @Option(names = "--auto", description = "Clear the count that was set by hand.")
  private boolean auto;

  @Mixin private final Waiting waiting = new Waiting();

  public Scale(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    requireCount();
    References.stored(session.store()).find(Kind.APPLICATION, name);
    Entry application =
        session
            .store()
            .get(Keys.application(name))
            .orElseThrow(() -> CommandFailure.notFound("application/" + name + " was deleted"));
    store(application);
    session
        .console()
        .print("application/" + name + (auto ? " follows its document" : " scaled to " + count));
    return waiting.follow(session, List.of(new CountGoal(name, count)));
  }

  private void requireCount() {
    if (auto == (count != null)) {
      throw CommandFailure.usage("Give either a number of workers or --auto");
    }
    if (count != null && (count < 0 || count > MOST)) {
      throw CommandFailure.usage("The number of workers is 0 to " + MOST + ", not " + count);
    }
  }

  private void store(Entry application) {
    String key = Keys.controls(name);
    Optional<Entry> read = session.store().get(key);
    Controls before = read.map(entry -> parse(entry)).orElse(NONE);
    Controls after =
        new Controls(count, auto ? null : basis(application), before.paused(), before.restartAt());
    String text = Documents.update(read.map(Entry::text).orElse(""), after);
    Compare unchanged = read.map(Compare::unchanged).orElseGet(() -> Compare.absent(key));
    Compare sameUid = new Compare.CreateRevision(application.key(), application.createRevision());
    if (!session.store().commit(Txn.of(Op.put(key, text)).onlyIf(unchanged, sameUid)).succeeded()) {
      throw new CommandFailure(
          ExitCode.CONFLICT,
          "application/" + name + " was scaled or replaced by somebody else in between. Try again");
    }
  }

  private static Controls.Basis basis(Entry application) {
    return new Controls.Basis(application.createRevision(), application.modRevision());
  }

  private static Controls parse(Entry entry) {
    try {
      return Documents.read(entry.text(), Controls.class);
    } catch (DocumentException e) {
      throw new CommandFailure(
          ExitCode.INVALID,
          entry.key() + " does not parse; repair or delete that key first. " + e.getMessage());
    }
  }
}
