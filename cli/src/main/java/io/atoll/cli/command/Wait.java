package io.atoll.cli.command;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Timeout;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.GoneGoal;
import io.atoll.cli.progress.ReadyGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "wait",
    description = "Wait until applications are ready, or gone.",
    footer = {
      "",
      "Examples:",
      "  atoll wait hello",
      "  atoll wait hello --for deleted --timeout 1m"
    })
public final class Wait implements Callable<ExitCode> {
  /** What can be waited for. */
  enum State {
    READY,
    DELETED
  }

  /** Takes what kubectl takes, too: {@code condition=ready}, {@code delete}. */
  static final class StateWord implements ITypeConverter<State> {
    @Override
    public State convert(String word) {
      String bare = word.toLowerCase(Locale.ROOT).replaceFirst("^condition=", "");
      return switch (bare) {
        case "ready", "available" -> State.READY;
        case "deleted", "delete" -> State.DELETED;
        default -> throw new TypeConversionException("'" + word + "' is not ready or deleted");
      };
    }
  }

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "The applications.")
  private List<String> names = List.of();

  @Option(
      names = "--for",
      paramLabel = "STATE",
      description = "ready (the default) or deleted.",
      converter = StateWord.class)
  private State state = State.READY;

  @Mixin private final Timeout timeout = new Timeout();

  public Wait(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<Goal> goals =
        names.stream()
            .map(Wait::bare)
            .map(state == State.READY ? this::ready : Wait::gone)
            .toList();
    return timeout.await(session, goals);
  }

  /** The name in {@code application/hello}. */
  private static String bare(String word) {
    int slash = word.indexOf('/');
    if (slash > 0 && Kind.parse(word.substring(0, slash)) != Kind.APPLICATION) {
      throw CommandFailure.usage("Only applications can be waited for, not " + word);
    }
    return word.substring(slash + 1);
  }

  private Goal ready(String name) {
    References.stored(session.store()).find(Kind.APPLICATION, name);
    long revision = session.store().get(Keys.application(name)).map(Entry::modRevision).orElse(0L);
    return new ReadyGoal(
        name, revision, error -> "application/" + name + ":" + Applications.describe(error));
  }

  private static Goal gone(String name) {
    return new GoneGoal(name, 0);
  }
}
