package io.atoll.cli.progress;

import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.logs.LastLines;
import io.atoll.cli.outcome.CommandFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the last lines of workers that do not do well, for nothing is left of one that was given
 * up. Asks agents on threads of its own; all else belongs to one thread.
 */
final class Witness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 10;

  private final Agents agents;
  private final Map<Suspect, Thread> asking = new LinkedHashMap<>();
  private final Map<Suspect, Said> heard = new ConcurrentHashMap<>();

  /** What came of asking. */
  private sealed interface Said {
    record Lines(List<String> lines) implements Said {}

    record Nothing(String why) implements Said {}
  }

  Witness(Store store) {
    this.agents = new Agents(store);
  }

  /** Returns at once; each is asked once, and only so many in all. */
  void hear(List<Suspect> suspects) {
    for (Suspect suspect : suspects) {
      if (asking.size() < MOST) {
        asking.computeIfAbsent(
            suspect, it -> Thread.startVirtualThread(() -> heard.put(it, ask(it))));
      }
    }
  }

  private Said ask(Suspect suspect) {
    Optional<AgentClient> agent = find(suspect.node());
    if (agent.isEmpty()) {
      return new Said.Nothing("the agent of node " + suspect.node() + " is not running");
    }
    try {
      return new Said.Lines(LastLines.read(agent.get(), suspect.worker(), suspect.attempt()));
    } catch (IOException e) {
      CommandFailure failure = Agents.explain(suspect.node(), e);
      return new Said.Nothing(failure.lines().getFirst());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Said.Nothing("it was interrupted");
    }
  }

  private Optional<AgentClient> find(String node) {
    try {
      return agents.find(node);
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  /** What is known of a worker's last lines, for a person. */
  List<String> tell(String worker) throws InterruptedException {
    List<Map.Entry<Suspect, Thread>> attempts =
        asking.entrySet().stream().filter(it -> it.getKey().worker().equals(worker)).toList();
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<Suspect, Thread> attempt : attempts.reversed()) {
      attempt.getValue().join(PATIENCE);
      switch (heard.getOrDefault(attempt.getKey(), new Said.Nothing("its agent does not answer"))) {
        case Said.Lines(List<String> lines) when !lines.isEmpty() -> {
          return told(worker, lines);
        }
        case Said.Lines none -> reasons.add("it printed nothing");
        case Said.Nothing(String why) -> reasons.add(why);
      }
    }
    String why = reasons.isEmpty() ? "it was gone too soon" : reasons.getFirst();
    return List.of("What " + worker + " printed last is not known: " + why);
  }

  private static List<String> told(String worker, List<String> lines) {
    List<String> told = new ArrayList<>();
    told.add("What " + worker + " printed last:");
    lines.forEach(line -> told.add("  | " + line));
    return told;
  }

  @Override
  public void close() {
    agents.close();
  }
}
