package io.atoll.cli.command.rollout;

import io.atoll.cli.command.options.Output;
import io.atoll.cli.command.options.Timeout;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollout",
    description = "Follow an update, hold it, go back from it, and see what there was.",
    footer = {
      "",
      "Examples:",
      "  atoll rollout status web",
      "  atoll rollout history web",
      "  atoll rollout undo web --wait"
    })
public final class RolloutCommand {
  private static final String NAME = "NAME";
  private static final String MEANT = "The application: web or application/web.";
  private final Session session;

  public RolloutCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "status",
      description = {
        "Follow an update until it is complete.",
        "Ends with 0 once it is, 7 if it was rolled back, 1 if it failed and is held, 6 if it is"
            + " not complete in time."
      },
      footer = {
        "",
        "Examples:",
        "  atoll rollout status web --timeout 10m",
        "  atoll rollout status web --watch=false    look once"
      })
  ExitCode status(
      @Parameters(paramLabel = NAME, description = MEANT) String word,
      @Option(
              names = {"-w", "--watch", "--wait"},
              arity = "0..1",
              paramLabel = "true|false",
              fallbackValue = "true",
              defaultValue = "true",
              description = "Go on until it is over (the default), or look once.")
          boolean watch,
      @Mixin Timeout timeout)
      throws InterruptedException {
    RolloutStatus status = new RolloutStatus(session, name(word));
    return watch ? status.follow(timeout) : status.once();
  }

  @Command(
      name = "history",
      description = {
        "List the accepted revisions that are kept, the latest last, and what each one changed."
      },
      footer = {
        "",
        "Examples:",
        "  atoll rollout history web",
        "  atoll rollout history web --revision 3    its document, as it was applied"
      })
  ExitCode history(
      @Parameters(paramLabel = NAME, description = MEANT) String word,
      @Option(
              names = {"-r", "--revision"},
              paramLabel = "N",
              description = "Only this one: its document; with -o yaml or json all of it.")
          @Nullable Integer revision,
      @Mixin Output output)
      throws InterruptedException {
    return new History(session, name(word)).show(revision, output);
  }

  @Command(
      name = "undo",
      description = {
        "Apply the document of an earlier revision again; the number of workers stays as it is.",
        "'atoll diff --revision N NAME' shows beforehand what differs."
      },
      footer = {
        "",
        "Examples:",
        "  atoll rollout undo web --wait             to the revision before the one in force",
        "  atoll rollout undo web --to-revision 3"
      })
  ExitCode undo(
      @Parameters(paramLabel = NAME, description = MEANT) String word,
      @Option(
              names = "--to-revision",
              paramLabel = "N",
              description = "Which one; else the one before the one in force.")
          @Nullable Integer revision,
      @Option(names = "--force", description = "Also if a folder owns the document.") boolean force,
      @Mixin Waiting waiting)
      throws InterruptedException {
    return waiting.follow(session, new Undo(session, name(word)).to(revision, force));
  }

  @Command(
      name = "pause",
      description = {
        "Hold updates: no worker is started or stopped for the sake of another revision.",
        "Scaling goes on, and so does replacing workers that are lost."
      },
      footer = {"", "Examples:", "  atoll rollout pause web"})
  ExitCode pause(@Parameters(paramLabel = NAME, description = MEANT) String word) {
    return new Switches(session, name(word)).pause();
  }

  @Command(
      name = "resume",
      description = "Go on with updates that were paused.",
      footer = {"", "Examples:", "  atoll rollout resume web --wait"})
  ExitCode resume(
      @Parameters(paramLabel = NAME, description = MEANT) String word, @Mixin Waiting waiting)
      throws InterruptedException {
    return waiting.follow(session, new Switches(session, name(word)).resume());
  }

  @Command(
      name = "retry",
      description = {
        "Try an update again that failed, with the same document.",
        "Another document is simply applied."
      },
      footer = {"", "Examples:", "  atoll rollout retry web --wait"})
  ExitCode retry(
      @Parameters(paramLabel = NAME, description = MEANT) String word, @Mixin Waiting waiting)
      throws InterruptedException {
    return waiting.follow(session, new Switches(session, name(word)).retry());
  }

  private String name(String word) {
    return References.stored(session.store()).only(Kind.APPLICATION, word).name();
  }
}
