package io.atoll.testbed.simulation.world;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.node.engine.ExecResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A host's engine as one process calls it: every change is traced and shown to the witnesses. */
final class WatchedEngine implements ContainerEngine {
  private final World world;
  private final ControllerProcess process;
  private final ContainerEngine engine;

  WatchedEngine(World world, ControllerProcess process, ContainerEngine engine) {
    this.world = world;
    this.process = process;
    this.engine = engine;
  }

  @Override
  public List<Container> list(String label, String value) {
    return engine.list(label, value);
  }

  @Override
  public Optional<Container> find(String idOrName) {
    return engine.find(idOrName);
  }

  @Override
  public Optional<String> lastWords(String id) {
    return engine.lastWords(id);
  }

  @Override
  public boolean hasImage(String image) {
    return engine.hasImage(image);
  }

  @Override
  public void pull(String image) {
    world.befall(process, "pull");
    say("pull " + image);
    engine.pull(image);
  }

  @Override
  public String create(ContainerSpec spec) {
    world.befall(process, "create");
    say("create " + spec.name());
    String id = engine.create(spec);
    world.befall(process, "created");
    return id;
  }

  @Override
  public void copyIn(String id, List<ContainerFile> files) {
    world.befall(process, "copyIn");
    say("copy " + files.size() + " files into " + id);
    engine.copyIn(id, files);
    world.befall(process, "copied");
  }

  @Override
  public void start(String id) {
    act("start", id, "");
    engine.start(id);
    world.befall(process, "started");
  }

  @Override
  public void signal(String id, String signal) {
    act("signal", id, " " + signal);
    engine.signal(id, signal);
  }

  @Override
  public ExecResult exec(String id, List<String> command, Duration timeout) {
    return engine.exec(id, command, timeout);
  }

  @Override
  public void remove(String id) {
    act("remove", id, "");
    engine.remove(id);
    world.befall(process, "removed");
  }

  private void act(String verb, String id, String more) {
    world.befall(process, verb);
    process
        .host()
        .container(id)
        .ifPresent(container -> {
          say(verb + " " + container.name() + more);
          world.acts(new EngineCall(process, verb, container));
        });
  }

  private void say(String what) {
    world.trace().say(process + " engine: " + what);
  }

  @Override
  public Subscription onChange(String label, String value, ChangeListener listener) {
    return engine.onChange(label, value, listener);
  }

  /** The engine belongs to the host. */
  @Override
  public void close() {}
}
