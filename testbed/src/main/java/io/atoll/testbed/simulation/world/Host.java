package io.atoll.testbed.simulation.world;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.atoll.api.application.Resources;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.runtime.Clock;
import io.atoll.testbed.fake.FakeEngine;
import io.atoll.testbed.fake.FakeHostNetwork;
import io.atoll.testbed.fake.FakeProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What of a machine outlives Atoll's processes: its engine, its network, its disk. */
public final class Host implements AutoCloseable {
  private final String name;
  private final FakeEngine engine;
  private final FakeHostNetwork network;
  private final FakeProxy proxy = new FakeProxy();
  private final FileSystem disk;
  private int boots = 1;

  Host(String name, int number, Clock clock) {
    this.name = name;
    this.engine = new FakeEngine(clock);
    this.network = new FakeHostNetwork(clock, this::runs);
    this.disk = Jimfs.newFileSystem(Configuration.unix());
    network.accept("default", Cidr.parse("10.64." + number + ".0/24"));
    strangers();
  }

  /** A container of somebody else, and one of another cluster. */
  private void strangers() {
    engine.images().add("stranger:1");
    engine.start(engine.create(stranger("database", Map.of("stranger", "plain"))));
    Map<String, String> labels =
        Map.of(
            "stranger", "cluster",
            "atoll.cluster", "another",
            "atoll.worker", "shop-aaaaa",
            "atoll.instance", "other",
            "atoll.attempt", "1");
    engine.start(engine.create(stranger("shop-aaaaa.1", labels)));
  }

  private static ContainerSpec stranger(String name, Map<String, String> labels) {
    return new ContainerSpec(
        name,
        "stranger:1",
        List.of(),
        List.of(),
        Map.of(),
        null,
        null,
        name,
        null,
        new Resources(
            new Resources.CpuShare(Cpu.ZERO, null), new Resources.Memory(DataSize.ZERO, null), 200),
        "SIGTERM",
        List.of(),
        labels);
  }

  public String name() {
    return name;
  }

  public FakeEngine engine() {
    return engine;
  }

  public FakeProxy proxy() {
    return proxy;
  }

  public FakeHostNetwork network() {
    return network;
  }

  Path dataDirectory() {
    return disk.getPath("/var/lib/atoll");
  }

  String boot() {
    return name + "-boot" + boots;
  }

  /** The truth, past all faults of the engine. */
  public List<Container> containers() {
    return engine.containers();
  }

  public List<Container> running() {
    return containers().stream().filter(it -> it.state() instanceof State.Running).toList();
  }

  Optional<Container> container(String idOrName) {
    return containers().stream()
        .filter(it -> it.id().equals(idOrName) || it.name().equals(idOrName))
        .findFirst();
  }

  private boolean runs(int pid) {
    return containers().stream()
        .anyMatch(it -> it.state() instanceof State.Running(int its, var since) && its == pid);
  }

  /** The power goes: all that runs ends, and links do not outlive the kernel. */
  void powerOff() {
    proxy.kill();
    engine.loseEvents(() -> running().forEach(it -> engine.crash(it.id(), false)));
    network.available(true);
    new TreeSet<>(network.attachments().keySet()).forEach(network::detach);
    boots++;
  }

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
