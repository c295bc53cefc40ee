package io.atoll.cli.logs;

import io.atoll.api.store.StoreException;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.agent.WorkerFinder;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Mirror;
import io.atoll.cli.view.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of {@code atoll logs}: finds the workers, follows each, lets new ones join. */
public final class LogSession {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Session session;
  private final List<String> words;
  private final LogOptions options;
  private final LinePrinter printer;
  private final Agents agents;
  private final Outages outages;
  private final Map<String, Thread> running = new LinkedHashMap<>();
  private final Set<String> mentioned = new LinkedHashSet<>();
  private final ConcurrentLinkedQueue<CommandFailure> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  /**
   * @param prefix whether lines begin with the worker's name; null to decide by what is asked for
   */
  public LogSession(
      Session session,
      List<String> words,
      LogOptions options,
      boolean times,
      @Nullable Boolean prefix) {
    this.session = session;
    this.words = List.copyOf(words);
    this.options = options;
    this.agents = new Agents(session.store());
    this.printer = new LinePrinter(session.console(), prefix == null ? several() : prefix, times);
    this.outages = new Outages(printer);
  }

  private boolean several() {
    WorkerFinder finder = WorkerFinder.read(session.store());
    long workers = words.stream().mapToLong(word -> finder.find(word).size()).sum();
    return workers > 1 || (options.follow() && words.stream().anyMatch(finder::isApplication));
  }

  public ExitCode run() throws InterruptedException {
    try (agents) {
      return print();
    }
  }

  private ExitCode print() throws InterruptedException {
    WorkerFinder finder = WorkerFinder.read(session.store());
    start(finder);
    if (running.isEmpty() && !options.follow()) {
      requireOne(finder);
    }
    if (options.follow() && words.stream().anyMatch(finder::isApplication)) {
      followAll();
    } else {
      awaitAll();
    }
    printer.flush();
    CommandFailure failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return ExitCode.DONE;
  }

  private void requireOne(WorkerFinder finder) {
    List<Worker> all = words.stream().flatMap(word -> finder.find(word).stream()).toList();
    if (all.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAILURE,
          String.join(", ", words) + " has no workers. See 'atoll ps -a' and 'atoll events'");
    }
    WorkerFinder.requireStarted(all.getFirst());
  }

  /** Follows the workers that are not yet followed. */
  private void start(WorkerFinder finder) {
    for (String word : words) {
      for (Worker worker : finder.known(word)) {
        if (!running.containsKey(worker.name()) && isThere(worker)) {
          LogFollower follower = new LogFollower(worker, agents, options, printer, outages);
          running.put(worker.name(), Thread.startVirtualThread(() -> follow(follower)));
        }
      }
    }
  }

  private boolean isThere(Worker worker) {
    if (WorkerFinder.started(worker)) {
      return true;
    }
    if (mentioned.add(worker.name())) {
      printer.complain("atoll: " + WorkerFinder.neverStarted(worker).getFirst());
    }
    return false;
  }

  private void follow(LogFollower follower) {
    try {
      follower.run();
    } catch (CommandFailure failure) {
      failures.add(failure);
    } catch (StoreException e) {
      failures.add(new CommandFailure(ExitCode.UNREACHABLE, "etcd: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ended() {
    return running.values().stream().noneMatch(Thread::isAlive);
  }

  private void awaitAll() throws InterruptedException {
    while (!ended() || (options.follow() && running.isEmpty())) {
      if (running.isEmpty()) {
        start(WorkerFinder.read(session.store()));
      }
      if (!joinOne()) {
        never.await(50, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Waits a while for the first that still runs. */
  private boolean joinOne() throws InterruptedException {
    for (Thread one : running.values()) {
      if (one.isAlive()) {
        one.join(LOOK);
        return true;
      }
    }
    return false;
  }

  /** Until nobody reads, a stream fails for good, or the applications are gone. */
  private void followAll() throws InterruptedException {
    while (!printer.isUnread() && failures.isEmpty()) {
      try (Mirror mirror = new Mirror(session.store(), WorkerFinder.prefixes())) {
        if (followWhile(mirror)) {
          return;
        }
      } catch (StoreException e) {
        // Without the store the streams go on; new workers join when it is back.
        never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** True if nothing is left to follow. */
  private boolean followWhile(Mirror mirror) throws InterruptedException {
    while (!printer.isUnread() && failures.isEmpty()) {
      WorkerFinder finder = new WorkerFinder(mirror.snapshot());
      if (isOver(finder)) {
        return true;
      }
      start(finder);
      mirror.await(LOOK);
    }
    return true;
  }

  private boolean isOver(WorkerFinder finder) {
    return ended() && words.stream().noneMatch(finder::isApplication);
  }
}
