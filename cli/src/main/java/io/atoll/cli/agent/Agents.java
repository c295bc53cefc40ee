package io.atoll.cli.agent;

import io.atoll.api.Keys;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.store.Store;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The agents that are alive, as the store says. Thread-safe if the store is. */
public final class Agents {
  private final Store store;

  public Agents(Store store) {
    this.store = store;
  }

  /** The agent of a node, if it is alive and serves. */
  public Optional<AgentClient> find(String node) {
    return store
        .get(Keys.agent(node))
        .flatMap(entry -> Snapshot.document(entry, AgentPresence.class))
        .flatMap(Agents::client);
  }

  private static Optional<AgentClient> client(AgentPresence presence) {
    String url = presence.url();
    String certificate = presence.certificate();
    String token = presence.token();
    return url == null || certificate == null || token == null
        ? Optional.empty()
        : Optional.of(new AgentClient(URI.create(url), certificate, token));
  }

  /**
   * @throws CommandFailure if it is not alive, saying what to do
   */
  public AgentClient require(String node) {
    return find(node).orElseThrow(() -> dead(node));
  }

  /** Nodes whose agent is alive, in order. */
  public List<String> nodes() {
    return Snapshot.read(store, List.of(Keys.AGENTS)).names(Keys.AGENTS);
  }

  public static CommandFailure dead(String node) {
    return new CommandFailure(
        ExitCode.FAILURE,
        List.of(
            "The agent of node " + node + " is not running; logs, exec and copies go through it.",
            "Start it on that host: 'atoll agent' there, or './atoll up' for a local cluster. Its"
                + " workers run on meanwhile."));
  }

  /** What went wrong on the way to an agent, for a person. */
  public static CommandFailure explain(String node, IOException e) {
    if (e instanceof AgentRefusal refusal) {
      return switch (refusal.status()) {
        case 404 -> CommandFailure.notFound(message(refusal));
        case 401 ->
            new CommandFailure(
                ExitCode.FAILURE,
                "The agent of node " + node + " has just started anew. Type the command again");
        default -> new CommandFailure(ExitCode.FAILURE, "Node " + node + ": " + message(refusal));
      };
    }
    return new CommandFailure(
        ExitCode.FAILURE,
        List.of(
            "The agent of node " + node + " cannot be reached, or went away: " + message(e),
            "See 'atoll node ls', and whether this host reaches that one's port 9470."));
  }

  private static String message(IOException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null && deepest.getMessage() == null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }
}
