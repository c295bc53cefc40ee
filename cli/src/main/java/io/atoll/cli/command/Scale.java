package io.atoll.cli.command;

import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.ControlsEditor;
import io.atoll.cli.control.Counts;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.CountGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import java.util.List;
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
  private static final int MOST = 100_000;
  private final Session session;

  @Parameters(index = "0", paramLabel = "APP", description = "The application.")
  private String word = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "How many workers.")
  private @Nullable Integer given;

  @Option(names = "--replicas", paramLabel = "N", description = "The same as N alone.")
  private @Nullable Integer replicas;

  @Option(names = "--auto", description = "Clear the count that was set by hand.")
  private boolean auto;

  @Mixin private final Waiting waiting = new Waiting();

  public Scale(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    Integer count = count();
    String name = References.stored(session.store()).only(Kind.APPLICATION, word).name();
    new ControlsEditor(session.store())
        .change(name, (document, before) -> Counts.set(document, before, count));
    session
        .console()
        .print("application/" + name + (auto ? " follows its document" : " scaled to " + count));
    return waiting.follow(session, List.of(new CountGoal(name, count)));
  }

  /** Null if the document's holds. */
  private @Nullable Integer count() {
    Integer count = replicas == null ? given : replicas;
    if (auto == (count != null) || (given != null && replicas != null)) {
      throw CommandFailure.usage(
          "Give either a number of workers or --auto: 'atoll scale " + word + " 4'");
    }
    if (count != null && (count < 0 || count > MOST)) {
      throw CommandFailure.usage("The number of workers is 0 to " + MOST + ", not " + count);
    }
    return count;
  }
}
