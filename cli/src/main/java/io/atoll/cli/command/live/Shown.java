package io.atoll.cli.command.live;

import io.atoll.cli.live.Sort;
import io.atoll.cli.live.UsageView;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.view.Kind;
import picocli.CommandLine.Option;

/** What is measured, and in which order it is shown. */
final class Shown {
  @Option(
      names = {"-n", "--nodes"},
      description = "Hosts instead of workers.")
  private boolean nodes;

  @Option(
      names = {"-a", "--applications"},
      description = "Applications, their workers summed up.")
  private boolean applications;

  @Option(names = "--sort", paramLabel = "BY", description = "cpu (the default), memory or name.")
  private Sort sort = Sort.CPU;

  Kind kind() {
    if (nodes && applications) {
      throw CommandFailure.usage("Give either --nodes or --applications");
    }
    return nodes ? Kind.NODE : applications ? Kind.APPLICATION : Kind.WORKER;
  }

  Sort sort() {
    return sort;
  }

  UsageView view(boolean wide) {
    return new UsageView(kind(), sort, wide);
  }
}
