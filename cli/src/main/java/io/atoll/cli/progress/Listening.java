package io.atoll.cli.progress;

import io.atoll.api.store.StoreException;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.AgentRefusal;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.logs.LastLines;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one worker on a thread of its own, as soon as it has something to say. A worker
 * without a container is asked all the same: the way to its agent is open then when it matters.
 */
final class Listening {
  private static final int MOST_TRIES = 10;
  private static final int LOOKS = 10;
  private static final long LOOK_MILLIS = 200;
  private static final int NOT_FOUND = 404;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration ON_THE_WAY = Duration.ofMillis(300);

  private final Agents agents;
  private final String node;
  private final String worker;
  private final LastLines lines = new LastLines();
  private final CountDownLatch never = new CountDownLatch(1);
  private int tries;
  private @Nullable Suspect asked;
  private @Nullable Thread thread;

  /** Opens once the present try has come to something or to nothing. */
  private CountDownLatch settled = new CountDownLatch(1);

  /** Written by the thread that listens. */
  private volatile String why = "its agent did not answer in time";

  Listening(Agents agents, String node, String worker) {
    this.agents = agents;
    this.node = node;
    this.worker = worker;
  }

  String worker() {
    return worker;
  }

  /** Whether it is not listened to yet and something has changed since that was last tried. */
  boolean isDue(Suspect suspect) {
    return !isRunning() && !lines.begun() && tries < MOST_TRIES && !suspect.equals(asked);
  }

  void start(Suspect suspect) {
    tries++;
    asked = suspect;
    start();
  }

  private void start() {
    CountDownLatch latch = new CountDownLatch(1);
    settled = latch;
    thread = Thread.startVirtualThread(() -> listen(latch));
  }

  boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void listen(CountDownLatch latch) {
    try {
      int left = LOOKS;
      while (left > 0 && !follow(latch)) {
        left = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) ? 0 : left - 1;
      }
    } catch (StoreException e) {
      why = "etcd: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      latch.countDown();
    }
  }

  /** False if the worker has no container, or none yet. */
  private boolean follow(CountDownLatch latch) throws InterruptedException {
    Optional<AgentClient> agent = agents.find(node);
    if (agent.isEmpty()) {
      why = "the agent of node " + node + " is not running";
      return true;
    }
    try {
      lines.follow(agent.get(), worker, latch::countDown);
      return true;
    } catch (IOException e) {
      why = Agents.explain(node, e).lines().getFirst();
      return !(e instanceof AgentRefusal refusal && refusal.status() == NOT_FOUND);
    }
  }

  /** What is on the way is waited for; one that was never heard is asked a last time. */
  List<String> heard() throws InterruptedException {
    if (!isRunning() && !lines.begun()) {
      start();
    }
    if (settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && thread != null) {
      var _ = thread.join(ON_THE_WAY);
    }
    return lines.lines();
  }

  String why() {
    return lines.begun() ? "it printed nothing" : why;
  }
}
