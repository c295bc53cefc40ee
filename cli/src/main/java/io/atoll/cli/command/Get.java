package io.atoll.cli.command;

import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Show objects of a kind, or some of them by name.",
    footer = {
      "",
      "Examples:",
      "  atoll get applications",
      "  atoll get app hello -o yaml     the stored text, byte for byte",
      "  atoll get workers hello --watch"
    })
public final class Get implements Callable<ExitCode> {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "KIND [NAME...]",
      description = {
        "applications (app), workers, nodes, networks (net), revisions (rev) or events, and names.",
        "Workers, revisions and events are found by their application's name too."
      })
  private List<String> words = new ArrayList<>();

  @Mixin private final Output output = new Output();

  public Get(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<String> names = words.subList(1, words.size());
    String first = words.getFirst();
    int slash = first.indexOf('/');
    if (slash > 0) {
      return get(Kind.parse(first.substring(0, slash)), concat(first.substring(slash + 1), names));
    }
    return get(Kind.parse(first), names);
  }

  private static List<String> concat(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private ExitCode get(Kind kind, List<String> names) throws InterruptedException {
    return output.show(session, View.of(kind), names);
  }
}
