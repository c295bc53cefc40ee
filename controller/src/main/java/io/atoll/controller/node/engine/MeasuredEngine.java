package io.atoll.controller.node.engine;

import io.atoll.controller.runtime.Calls;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts and times the calls to an engine. */
public final class MeasuredEngine implements ContainerEngine {
  private final ContainerEngine engine;
  private final Calls calls;

  public MeasuredEngine(ContainerEngine engine, Metrics metrics, Clock clock) {
    this.engine = engine;
    this.calls = new Calls(metrics, clock, "engine", "the Docker Engine", MeasuredEngine::category);
  }

  private static String category(RuntimeException thrown) {
    return thrown instanceof EngineException failed
        ? Figures.word(failed.category())
        : "unexpected";
  }

  @Override
  public List<Container> list(String label, String value) {
    return calls.ask("list", () -> engine.list(label, value));
  }

  @Override
  public Optional<Container> find(String idOrName) {
    return calls.ask("find", () -> engine.find(idOrName));
  }

  @Override
  public Optional<String> lastWords(String id) {
    return calls.ask("lastWords", () -> engine.lastWords(id));
  }

  @Override
  public boolean hasImage(String image) {
    return calls.ask("hasImage", () -> engine.hasImage(image));
  }

  @Override
  public void pull(String image) {
    calls.tell("pull", () -> engine.pull(image));
  }

  @Override
  public String create(ContainerSpec spec) {
    return calls.ask("create", () -> engine.create(spec));
  }

  @Override
  public void copyIn(String id, List<ContainerFile> files) {
    calls.tell("copyIn", () -> engine.copyIn(id, files));
  }

  @Override
  public void start(String id) {
    calls.tell("start", () -> engine.start(id));
  }

  @Override
  public void signal(String id, String signal) {
    calls.tell("signal", () -> engine.signal(id, signal));
  }

  @Override
  public ExecResult exec(String id, List<String> command, Duration timeout) {
    return calls.ask("exec", () -> engine.exec(id, command, timeout));
  }

  @Override
  public void remove(String id) {
    calls.tell("remove", () -> engine.remove(id));
  }

  @Override
  public Subscription onChange(String label, String value, ChangeListener listener) {
    return engine.onChange(label, value, listener);
  }

  @Override
  public void close() {
    engine.close();
  }
}
