package io.atoll.cli.progress;

import io.atoll.api.store.Store;
import io.atoll.cli.agent.Agents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listens to workers that are not ready, for nothing is left of one that was given up. Only so many
 * at a time are listened to. Belongs to one thread.
 */
final class Witness implements AutoCloseable {
  private static final int MOST = 8;

  private final Agents agents;
  private final Map<String, Listening> byWorker = new LinkedHashMap<>();

  Witness(Store store) {
    this.agents = new Agents(store);
  }

  /** Returns at once. */
  void hear(List<Suspect> suspects) {
    for (Suspect suspect : suspects) {
      Listening listening =
          byWorker.computeIfAbsent(
              suspect.worker(), it -> new Listening(agents, suspect.node(), it));
      if (listening.isDue(suspect) && makesRoom(suspects)) {
        listening.start(suspect);
      }
    }
  }

  /** One that has become ready since is the first to be let go. */
  private boolean makesRoom(List<Suspect> suspects) {
    List<String> names = suspects.stream().map(Suspect::worker).toList();
    List<Listening> running = byWorker.values().stream().filter(Listening::isRunning).toList();
    if (running.size() < MOST) {
      return true;
    }
    Optional<Listening> idle =
        running.stream().filter(it -> !names.contains(it.worker())).findFirst();
    idle.ifPresent(Listening::stop);
    return idle.isPresent();
  }

  /** What is known of a worker's last lines, for a person. */
  List<String> tell(String worker) throws InterruptedException {
    Listening listening = byWorker.get(worker);
    if (listening == null) {
      return List.of("What " + worker + " printed last is not known: it was gone too soon");
    }
    List<String> lines = listening.heard();
    if (lines.isEmpty()) {
      return List.of("What " + worker + " printed last is not known: " + listening.why());
    }
    List<String> told = new ArrayList<>();
    told.add("What " + worker + " printed last:");
    lines.forEach(line -> told.add("  | " + line));
    return told;
  }

  @Override
  public void close() {
    byWorker.values().forEach(Listening::stop);
    agents.close();
  }
}
