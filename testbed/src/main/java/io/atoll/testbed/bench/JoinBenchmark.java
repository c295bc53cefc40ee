package io.atoll.testbed.bench;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.Peer;
import io.atoll.controller.node.network.ovs.NetworkSettings;
import io.atoll.controller.node.network.ovs.OvsHostNetwork;
import io.atoll.controller.runtime.Clock;
import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.OvsProgram;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * How long a worker takes to join the network and to leave it, alone and eight at once, beside the
 * same work done by a shell script. Makes its own network namespaces. The argument, if there is
 * one, is how many other workers there are all the while.
 */
public final class JoinBenchmark {
  private static final String NETWORK = "default";
  private static final Ipv4 NODE = Ipv4.parse("198.51.100.1");
  private static final int ROUNDS = 100;
  private static final int WARM_UP = 20;
  private static final int MANY = 50;
  private static final int AT_ONCE = 8;

  private final OvsHostNetwork network;
  private final JoinScript script;
  private final List<IdleContainer> containers;

  private JoinBenchmark(OvsHostNetwork network, JoinScript script, List<IdleContainer> containers) {
    this.network = network;
    this.script = script;
    this.containers = containers;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int others = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    Path home = Files.createTempDirectory("atoll");
    try (Namespace namespace = Namespace.create("h");
        OvsProgram ovs = OvsProgram.start(home.resolve("ovs"), namespace);
        OvsHostNetwork network = network(home, namespace, ovs);
        IdleContainers containers = IdleContainers.start(home, MANY + others)) {
      network.converge();
      JoinBenchmark benchmark =
          new JoinBenchmark(network, new JoinScript(namespace, ovs), containers.all());
      benchmark.join(MANY, others);
      System.out.println("with " + others + " other workers:");
      benchmark.oneByOne();
      benchmark.atOnce();
      benchmark.compared();
    }
    Trees.delete(home);
  }

  private static OvsHostNetwork network(Path home, Namespace namespace, OvsProgram ovs) {
    NetworkSettings settings =
        new NetworkSettings(
            "n1", NODE, ovs.runDirectory(), home.resolve("data"), namespace.prefix());
    OvsHostNetwork network =
        new OvsHostNetwork(settings, (name, base) -> "n1", Clock.SYSTEM, () -> {});
    network.update(
        new NetworkView(
            Map.of(NETWORK, new NetworkView.Accepted(1, Cidr.parse("10.64.0.0/12"))),
            Set.of(),
            Map.of("n1", new Peer(NODE, MacAddress.ofRouter(NODE)))));
    return network;
  }

  private void join(int from, int count) {
    for (int i = from; i < from + count; i++) {
      network.attach(attachment(i));
    }
  }

  private void oneByOne() {
    rounds(WARM_UP, new Figures(), new Figures());
    Figures joins = new Figures();
    Figures leaves = new Figures();
    rounds(ROUNDS, joins, leaves);
    Figures floor = new Figures();
    Figures floorLeaves = new Figures();
    for (int i = 0; i < ROUNDS; i++) {
      Attachment attachment = attachment(0);
      floor.add(time(() -> script.join(attachment)));
      floorLeaves.add(time(script::leave));
    }
    print("join", joins);
    print("join by script", floor);
    print("leave", leaves);
    print("leave by script", floorLeaves);
  }

  private void rounds(int count, Figures joins, Figures leaves) {
    for (int i = 0; i < count; i++) {
      Attachment attachment = attachment(0);
      joins.add(time(() -> network.attach(attachment)));
      leaves.add(time(() -> network.detach(attachment.instance())));
    }
  }

  private void atOnce() {
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      attachments.add(attachment(i));
    }
    Figures joins = new Figures();
    Figures leaves = new Figures();
    Duration joined = time(() -> each(attachments, joins, network::attach));
    Duration left = time(() -> each(attachments, leaves, a -> network.detach(a.instance())));
    print(MANY + " joins, " + AT_ONCE + " at once, " + Figures.milliseconds(joined), joins);
    print(MANY + " leaves, " + AT_ONCE + " at once, " + Figures.milliseconds(left), leaves);
  }

  /** What joins suffer from comparisons that run one after the other all the while. */
  private void compared() throws InterruptedException {
    Figures comparisons = new Figures();
    AtomicBoolean done = new AtomicBoolean();
    Thread comparing =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                comparisons.add(time(network::converge));
              }
            });
    Figures joins = new Figures();
    try {
      rounds(ROUNDS, joins, new Figures());
    } finally {
      done.set(true);
      comparing.join();
    }
    print("join while compared", joins);
    print("comparison", comparisons);
  }

  private static void each(
      List<Attachment> attachments, Figures figures, Consumer<Attachment> action) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Attachment attachment : attachments) {
        threads.execute(() -> {
          Duration taken = time(() -> action.accept(attachment));
          synchronized (figures) {
            figures.add(taken);
          }
        });
      }
    }
  }

  private Attachment attachment(int number) {
    String worker = "bench-" + number;
    return new Attachment(
        worker,
        UUID.randomUUID().toString(),
        NETWORK,
        network.address(NETWORK, worker),
        containers.get(number).pid());
  }

  private static Duration time(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void print(String what, Figures figures) {
    System.out.println("  " + what + ": " + figures);
  }
}
