package io.atoll.cli;

import io.atoll.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands share. */
@Command(
    name = "atoll",
    description = "Run applications on a few Docker hosts.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  atoll apply -f hello.yaml --wait",
      "  atoll get applications",
      "  atoll scale hello 5",
      "",
      "Local cluster (in a checkout): ./atoll up starts one on this machine, ./atoll down stops it,",
      "./atoll env prints its addresses for other programs, ./atoll test tests the checkout.",
      "",
      "Exit codes: 0 done, 1 failure, 2 usage, 3 invalid or refused, 4 conflict, 5 not found,",
      "6 time-out, 7 rolled back, 8 etcd unreachable."
    })
final class Root {
  private final Session session;

  Root(Session session) {
    this.session = session;
  }

  @Option(
      names = "--endpoints",
      paramLabel = "URL[,URL]",
      scope = ScopeType.INHERIT,
      description =
          "etcd; else ATOLL_ENDPOINTS, the local cluster, or ~/.config/atoll/config.yaml.")
  void endpoints(String endpoints) {
    session.endpoints(endpoints);
  }
}
