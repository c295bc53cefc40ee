package io.atoll.cli.agent;

import io.atoll.api.Keys;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.store.Store;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Nodes;
import io.atoll.cli.view.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The agents that are alive, as the store says. Keeps one client for each; closing ends what they
 * do. Thread-safe if the store is.
 */
public final class Agents implements AutoCloseable {
  private static final String START =
      "Start it on that host: 'atoll agent' there, or './atoll up' for a local cluster. Its"
          + " workers run on meanwhile.";
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LONG = 414;
  private static final int TOO_MANY = 429;

  /** All that a client is made from; another after the agent has started anew. */
  private record Way(String url, String certificate, String token) {
    static Optional<Way> of(AgentPresence presence) {
      String url = presence.url();
      String certificate = presence.certificate();
      String token = presence.token();
      return url == null || certificate == null || token == null
          ? Optional.empty()
          : Optional.of(new Way(url, certificate, token));
    }

    Open open() {
      return new Open(this, new AgentClient(URI.create(url), certificate, token));
    }
  }

  private record Open(Way way, AgentClient client) {}

  private final Store store;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  public Agents(Store store) {
    this.store = store;
  }

  /** The agent of a node, if it is alive and serves. The client is closed with this. */
  public Optional<AgentClient> find(String node) {
    return store
        .get(Keys.agent(node))
        .flatMap(entry -> Snapshot.document(entry, AgentPresence.class))
        .flatMap(Way::of)
        .map(way -> client(node, way));
  }

  private AgentClient client(String node, Way way) {
    return Objects.requireNonNull(
            open.compute(
                node,
                (same, known) -> {
                  if (known != null && known.way().equals(way)) {
                    return known;
                  }
                  if (known != null) {
                    known.client().close();
                  }
                  return way.open();
                }))
        .client();
  }

  @Override
  public void close() {
    open.values().forEach(it -> it.client().close());
  }

  /**
   * @throws CommandFailure if it is not alive, saying what to do
   */
  public AgentClient require(String node) {
    return find(node).orElseThrow(() -> dead(node));
  }

  /** Every node that is known of, whether or not its agent is alive, in order. */
  public List<String> nodes() {
    Snapshot snapshot =
        Snapshot.read(store, List.of(Keys.AGENTS, Keys.NODES, Keys.NODE_STATUS, Keys.PRESENCE));
    return Stream.concat(snapshot.names(Keys.AGENTS).stream(), Nodes.names(snapshot).stream())
        .distinct()
        .sorted()
        .toList();
  }

  public static CommandFailure dead(String node) {
    return new CommandFailure(
        ExitCode.FAILURE,
        List.of(
            "The agent of node " + node + " is not running; logs, exec and copies go through it.",
            START));
  }

  /** What went wrong on the way to an agent, for a person. */
  public static CommandFailure explain(String node, IOException e) {
    return switch (e) {
      case AgentRefusal refusal -> refused(node, refusal);
      case AgentUnreachable unreachable ->
          new CommandFailure(ExitCode.FAILURE, unreachable(node, unreachable));
      default ->
          new CommandFailure(
              ExitCode.FAILURE, "Node " + node + ": " + String.valueOf(e.getMessage()));
    };
  }

  private static CommandFailure refused(String node, AgentRefusal refusal) {
    String said = String.valueOf(refusal.getMessage());
    return switch (refusal.status()) {
      case NOT_FOUND -> CommandFailure.notFound(said);
      case UNAUTHORIZED ->
          new CommandFailure(
              ExitCode.FAILURE,
              "The agent of node " + node + " has just started anew. Type the command again");
      case TOO_LONG ->
          CommandFailure.usage(
              "An agent takes 64 KiB of command and path. Hand what is longer to the command's input:"
                  + " 'atoll exec -i WORKER sh < FILE'");
      case TOO_MANY ->
          new CommandFailure(
              ExitCode.FAILURE,
              List.of(
                  "The agent of node " + node + " serves as many requests as it may.",
                  "End some 'atoll logs -f' or 'atoll exec' of that node, each worker is one; or"
                      + " start its agent with a larger --most-requests."));
      default -> new CommandFailure(ExitCode.FAILURE, "Node " + node + ": " + said);
    };
  }

  private static List<String> unreachable(String node, AgentUnreachable e) {
    String agent = "The agent of node " + node + " at " + e.url();
    if (e.isStranger()) {
      return List.of(
          agent
              + " shows another certificate than its presence in etcd names; it was told nothing.",
          "If it was just started anew, type the command again. If not, something else answers at"
              + " that address: look there with 'atoll inspect node "
              + node
              + "'.");
    }
    if (e.isSilent()) {
      return List.of(
          agent + " does not answer: " + e.getMessage() + ".",
          "Either its host is off or overloaded, or something drops packets on the way; see 'atoll"
              + " node ls', and from here 'curl -k "
              + e.url()
              + "/healthz'.");
    }
    return List.of(
        agent + " cannot be reached, or went away: " + e.getMessage() + ".",
        "It may have ended a moment ago, or is not reached from here; see 'atoll node ls', and from"
            + " here 'curl -k "
            + e.url()
            + "/healthz'.",
        START);
  }
}
