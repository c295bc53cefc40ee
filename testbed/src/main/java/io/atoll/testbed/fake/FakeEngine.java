package io.atoll.testbed.fake;

import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.engine.ExecResult;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An engine in memory, as strict as the real one. Deterministic: ids and pids count up, time is the
 * clock's, and listeners are called by the caller's own thread before a call returns. Thread-safe.
 */
public final class FakeEngine implements ContainerEngine {
  private record Held(ContainerSpec spec, Container container, Map<String, ContainerFile> files) {}

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Called without the lock held. */
  private final FakeEvents events = new FakeEvents();

  private final FakeFaults faults = new FakeFaults();
  private final FakeImages images = new FakeImages();

  @GuardedBy("lock")
  private final TreeMap<String, Held> byName = new TreeMap<>();

  @GuardedBy("lock")
  private int made;

  public FakeEngine(Clock clock) {
    this.clock = clock;
  }

  public FakeFaults faults() {
    return faults;
  }

  public FakeImages images() {
    return images;
  }

  /** All that is here, by name, whatever the labels and the faults: for who looks at the truth. */
  public List<Container> containers() {
    lock.lock();
    try {
      return byName.values().stream().map(Held::container).toList();
    } finally {
      lock.unlock();
    }
  }

  /** What was copied into a container, by path. */
  public Map<String, ContainerFile> files(String idOrName) {
    return ImmutableMap.copyOf(existing(idOrName).files());
  }

  /** The first process of a running container ends by itself. */
  public void exit(String idOrName, int code) {
    end(idOrName, code, 0, false);
  }

  /** As {@code kill -9} of the first process, by a person or by the kernel for want of memory. */
  public void crash(String idOrName, boolean oomKilled) {
    end(idOrName, 137, 9, oomKilled);
  }

  /** The event stream breaks, loses what happened meanwhile, and comes back. */
  public void loseEvents(Runnable meanwhile) {
    events.loseDuring(meanwhile);
  }

  @Override
  public List<Container> list(String label, String value) {
    faults.before("list");
    lock.lock();
    try {
      return byName.values().stream()
          .map(Held::container)
          .filter(container -> value.equals(container.labels().get(label)))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Container> find(String idOrName) {
    faults.before("find");
    return Optional.ofNullable(held(idOrName)).map(Held::container);
  }

  @Override
  public Optional<String> lastWords(String id) {
    faults.before("lastWords");
    return Optional.ofNullable(held(id))
        .filter(it -> !(it.container().state() instanceof State.Created))
        .flatMap(it -> images.talk(it.spec().image()))
        .map(FakeImages.Talk::words);
  }

  @Override
  public boolean hasImage(String image) {
    faults.before("hasImage");
    return images.has(image);
  }

  @Override
  public void pull(String image) {
    faults.before("pull");
    images.pull(image);
    faults.after("pull");
  }

  @Override
  public String create(ContainerSpec spec) {
    faults.before("create");
    if (!images.has(spec.image())) {
      throw new EngineException(
          Category.IMAGE_MISSING, "the image " + spec.image() + " is not on this host", null);
    }
    String id;
    lock.lock();
    try {
      if (byName.containsKey(spec.name())) {
        throw new EngineException(
            Category.CONFLICT, "the name " + spec.name() + " is in use", null);
      }
      id = "%064x".formatted(++made);
      byName.put(
          spec.name(),
          new Held(
              spec,
              new Container(id, spec.name(), spec.labels(), new State.Created()),
              new ConcurrentHashMap<>()));
    } finally {
      lock.unlock();
    }
    faults.after("create");
    return id;
  }

  @Override
  public void copyIn(String id, List<ContainerFile> files) {
    faults.before("copyIn");
    Held held = existing(id);
    for (ContainerFile file : files) {
      if (held.files().keySet().stream().anyMatch(it -> file.path().startsWith(it + "/"))) {
        throw new EngineException(
            Category.CANNOT_START, "not a directory on the way to " + file.path(), null);
      }
      held.files().put(file.path(), file);
    }
    faults.after("copyIn");
  }

  @Override
  public void start(String id) {
    faults.before("start");
    Held held = existing(id);
    if (!(held.container().state() instanceof State.Running)) {
      if (images.cannotRun(held.spec().image())) {
        String error = "OCI runtime create failed: executable file not found";
        put(held, new State.Exited(new LastExit(127, 0, false, clock.now()), null, error));
        throw new EngineException(Category.CANNOT_START, error, null);
      }
      put(held, new State.Running(pid(), clock.now()));
      events.changed(held.container());
      images.talk(held.spec().image()).ifPresent(it -> exit(id, it.code()));
    }
    faults.after("start");
  }

  @Override
  public void signal(String id, String signal) {
    faults.before("signal");
    Held held = held(id);
    if (held != null && !(images.ignoresTerm(held.spec().image()) && !isKill(signal))) {
      int number = isKill(signal) ? 9 : 15;
      end(id, 128 + number, number, false);
    }
    faults.after("signal");
  }

  @Override
  public ExecResult exec(String id, List<String> command, Duration timeout) {
    faults.before("exec");
    if (!(existing(id).container().state() instanceof State.Running)) {
      throw new EngineException(Category.CONFLICT, "the container " + id + " does not run", null);
    }
    return FakeShell.run(command);
  }

  @Override
  public void remove(String id) {
    faults.before("remove");
    Held held = held(id);
    if (held != null) {
      lock.lock();
      try {
        byName.remove(held.container().name());
      } finally {
        lock.unlock();
      }
      events.changed(held.container());
    }
    faults.after("remove");
  }

  @Override
  public Subscription onChange(String label, String value, ChangeListener listener) {
    return events.subscribe(label, value, listener);
  }

  /** Containers live on, as with the real one. */
  @Override
  public void close() {
    events.close();
  }

  private static boolean isKill(String signal) {
    return signal.equals("SIGKILL") || signal.equals("KILL");
  }

  private void end(String idOrName, int code, int signal, boolean oomKilled) {
    Held held = held(idOrName);
    if (held != null && held.container().state() instanceof State.Running running) {
      put(
          held,
          new State.Exited(
              new LastExit(code, signal, oomKilled, clock.now()), running.startedAt(), null));
      events.changed(held.container());
    }
  }

  private int pid() {
    lock.lock();
    try {
      return 100_000 + ++made;
    } finally {
      lock.unlock();
    }
  }

  private void put(Held held, State state) {
    Container old = held.container();
    var changed = new Container(old.id(), old.name(), ImmutableMap.copyOf(old.labels()), state);
    lock.lock();
    try {
      byName.put(old.name(), new Held(held.spec(), changed, held.files()));
    } finally {
      lock.unlock();
    }
  }

  private Held existing(String id) {
    Held held = held(id);
    if (held == null) {
      throw new EngineException(Category.NOT_FOUND, "no such container: " + id, null);
    }
    return held;
  }

  private @Nullable Held held(String idOrName) {
    lock.lock();
    try {
      Held named = byName.get(idOrName);
      if (named != null) {
        return named;
      }
      return new ArrayList<>(byName.values())
          .stream().filter(held -> held.container().id().equals(idOrName)).findFirst().orElse(null);
    } finally {
      lock.unlock();
    }
  }
}
