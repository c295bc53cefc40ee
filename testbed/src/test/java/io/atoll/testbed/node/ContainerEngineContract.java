package io.atoll.testbed.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.io.ByteSource;
import io.atoll.api.application.FileOwner;
import io.atoll.api.application.Resources;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerEngine.ChangeListener;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.engine.ExecResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every container engine keeps to. */
abstract class ContainerEngineContract {
  static final String LABEL = "atoll.test";

  /** Runs until it is told to stop. */
  static final String SLEEPER = "sleeper:1";

  /** Ends when it is asked to. */
  static final String POLITE = "polite:1";

  /** Ignores every signal that can be ignored. */
  static final String STUBBORN = "stubborn:1";

  /** Its command does not exist. */
  static final String BROKEN = "broken:1";

  /** Prints {@code one} and {@code no room}, and fails with 3. */
  static final String TALKER = "talker:1";

  /** A shell with a child, both of which have to be ended. */
  static final String HANGS = "trap '' TERM; sleep 600; exit 0";

  static final Duration SHORT = Duration.ofMillis(500);

  private static final AtomicInteger NAMES = new AtomicInteger();

  private String mark = "";

  @BeforeEach
  void tellTestsApart() {
    mark = "mark-" + NAMES.incrementAndGet();
  }

  abstract ContainerEngine engine();

  /** SIGKILL of its first process, past the engine. */
  abstract void crash(Container container);

  /** What stands there: {@code MODE UID:GID CONTENT}. */
  abstract String file(Container container, String path) throws IOException;

  ContainerSpec spec(String image) {
    return spec(image, "worker-" + NAMES.incrementAndGet() + ".1");
  }

  ContainerSpec spec(String image, String name) {
    return new ContainerSpec(
        name,
        image,
        List.of(),
        List.of(),
        Map.of("MODE", "test"),
        null,
        null,
        "worker",
        new ContainerSpec.Resolver(Ipv4.parse("10.64.0.1"), "default.atoll"),
        new Resources(
            new Resources.CpuShare(new Cpu(100), new Cpu(500)),
            new Resources.Memory(DataSize.ZERO, new DataSize(64 << 20)),
            50),
        "SIGTERM",
        List.of(),
        Map.of(LABEL, mark, "atoll.worker", "worker"));
  }

  String running(String image) {
    String id = engine().create(spec(image));
    engine().start(id);
    return id;
  }

  Container seen(String id) {
    return engine().find(id).orElseThrow();
  }

  State.Exited exited(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> seen(id).state() instanceof State.Exited);
    return (State.Exited) seen(id).state();
  }

  static Category category(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(EngineException.class, call).category();
  }

  @Test
  void createsWithoutStarting() {
    ContainerSpec spec = spec(SLEEPER);
    String id = engine().create(spec);
    assertEquals(new Container(id, spec.name(), spec.labels(), new State.Created()), seen(id));
    assertEquals(id, engine().find(spec.name()).orElseThrow().id());
  }

  @Test
  void runsOnceStarted() {
    String id = running(SLEEPER);
    var state = assertInstanceOf(State.Running.class, seen(id).state());
    assertTrue(state.pid() > 1);
  }

  @Test
  void whatIsCopiedInIsThereWhenItStarts() throws IOException {
    String id = engine().create(spec(SLEEPER));
    String deep = "/d".repeat(90) + "/\u00fc.txt";
    List<ContainerFile> files =
        List.of(
            new ContainerFile("/app/run.sh", 0755, FileOwner.ROOT, text("echo")),
            new ContainerFile("/empty", 0604, new FileOwner(1000, 3_000_000_000L), text("")),
            new ContainerFile(deep, 04754, new FileOwner(7, 8), text("x".repeat(1025))));
    engine()
        .copyIn(id, List.of(new ContainerFile("/app/run.sh", 0600, FileOwner.ROOT, text("old"))));
    engine().copyIn(id, files);
    engine().start(id);
    assertEquals("755 0:0 echo", file(seen(id), "/app/run.sh"));
    assertEquals("604 1000:3000000000 ", file(seen(id), "/empty"));
    assertEquals("4754 7:8 " + "x".repeat(1025), file(seen(id), deep));
  }

  @Test
  void saysWhenFilesCannotBeCopiedIn() {
    List<ContainerFile> file = List.of(new ContainerFile("/a", 0644, FileOwner.ROOT, text("a")));
    assertEquals(Category.NOT_FOUND, category(() -> engine().copyIn("worker-none", file)));
    String id = engine().create(spec(SLEEPER));
    engine().copyIn(id, file);
    List<ContainerFile> below = List.of(new ContainerFile("/a/b", 0644, FileOwner.ROOT, text("b")));
    assertEquals(Category.CANNOT_START, category(() -> engine().copyIn(id, below)));
  }

  private static ByteSource text(String text) {
    return ByteSource.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void startingTwiceIsStartingOnce() {
    String id = running(SLEEPER);
    State before = seen(id).state();
    engine().start(id);
    assertEquals(before, seen(id).state());
  }

  @Test
  void refusesANameThatIsTaken() {
    ContainerSpec spec = spec(SLEEPER);
    engine().create(spec);
    assertEquals(Category.CONFLICT, category(() -> engine().create(spec)));
  }

  @Test
  void saysWhenTheImageIsMissing() {
    assertEquals(Category.IMAGE_MISSING, category(() -> engine().create(spec("nowhere:1"))));
    assertFalse(engine().hasImage("nowhere:1"));
    assertTrue(engine().hasImage(SLEEPER));
  }

  @Test
  void saysWhenTheImageCannotBePulled() {
    assertEquals(Category.IMAGE_MISSING, category(() -> engine().pull("localhost:1/nowhere:1")));
  }

  @Test
  void saysWhenThereIsNoSuchContainer() {
    assertTrue(engine().find("worker-none").isEmpty());
    assertEquals(Category.NOT_FOUND, category(() -> engine().start("worker-none")));
  }

  @Test
  void showsACommandThatCannotRunAsExited() {
    String id = engine().create(spec(BROKEN));
    assertEquals(Category.CANNOT_START, category(() -> engine().start(id)));
    var state = assertInstanceOf(State.Exited.class, seen(id).state());
    assertEquals(127, state.exit().code());
    assertNotNull(state.error());
  }

  @Test
  void showsWhichSignalEndedIt() {
    String id = running(SLEEPER);
    crash(seen(id));
    assertEquals(9, exited(id).exit().signal());
    assertEquals(137, exited(id).exit().code());
  }

  @Test
  void endsOnItsSignal() {
    String id = running(POLITE);
    engine().signal(id, "SIGTERM");
    assertEquals(15, exited(id).exit().signal());
  }

  @Test
  void endsOnSigkillAtTheLatest() {
    String id = running(STUBBORN);
    engine().signal(id, "SIGTERM");
    assertInstanceOf(State.Running.class, seen(id).state());
    engine().signal(id, "SIGKILL");
    assertEquals(9, exited(id).exit().signal());
  }

  @Test
  void signallingWhatIsGoneIsNoError() {
    String id = running(SLEEPER);
    crash(seen(id));
    exited(id);
    engine().signal(id, "SIGTERM");
    engine().signal("worker-none", "SIGTERM");
  }

  @Test
  void tellsAsOftenAsAskedWhatAContainerPrintedLast() {
    String id = running(TALKER);
    assertEquals(3, exited(id).exit().code());
    assertEquals(Optional.of("one\nno room\n"), engine().lastWords(id));
    assertEquals(Optional.of("one\nno room\n"), engine().lastWords(id));
  }

  @Test
  void knowsNoLastWordsOfWhatPrintedNothingOrIsGone() {
    String id = running(SLEEPER);
    crash(seen(id));
    exited(id);
    assertEquals(Optional.empty(), engine().lastWords(id));
    engine().remove(id);
    assertEquals(Optional.empty(), engine().lastWords(id));
  }

  @Test
  void runsACommandAndTellsItsCodeAndItsWords() {
    String id = running(SLEEPER);
    assertEquals(new ExecResult.Ended(0, ""), exec(id, "exit 0"));
    assertEquals(new ExecResult.Ended(3, "disk is full\n"), exec(id, "echo disk is full; exit 3"));
    assertTrue(((ExecResult.Ended) exec(id, List.of("/no/such"), SHORT)).code() >= 126);
  }

  @Test
  void endsACommandThatTakesTooLong() {
    String id = running(SLEEPER);
    assertInstanceOf(ExecResult.TimedOut.class, exec(id, List.of("sh", "-c", HANGS), SHORT));
    assertEquals(new ExecResult.Ended(0, ""), exec(id, "exit 0"));
  }

  @Test
  void runsNoCommandInWhatDoesNotRun() {
    String dead = running(SLEEPER);
    crash(seen(dead));
    exited(dead);
    assertEquals(Category.CONFLICT, category(() -> exec(dead, "exit 0")));
    assertEquals(Category.NOT_FOUND, category(() -> exec("worker-none", "exit 0")));
  }

  private ExecResult exec(String id, String script) {
    return exec(id, List.of("sh", "-c", script), Duration.ofSeconds(20));
  }

  ExecResult exec(String id, List<String> command, Duration timeout) {
    return engine().exec(id, command, timeout);
  }

  @Test
  void removesARunningContainerAndForgetsItsName() {
    ContainerSpec spec = spec(SLEEPER);
    String id = engine().create(spec);
    engine().start(id);
    engine().remove(id);
    engine().remove(id);
    assertTrue(engine().find(spec.name()).isEmpty());
    engine().create(spec);
  }

  @Test
  void listsWhatCarriesTheLabelInWhateverState() {
    String created = engine().create(spec(SLEEPER));
    String dead = running(SLEEPER);
    crash(seen(dead));
    exited(dead);
    String alive = running(SLEEPER);
    assertEquals(
        java.util.Set.of(created, dead, alive),
        engine().list(LABEL, mark).stream()
            .map(Container::id)
            .collect(java.util.stream.Collectors.toSet()));
    assertTrue(engine().list(LABEL, "another").isEmpty());
  }

  @Test
  void tellsOfADeathByName() {
    var told = new CopyOnWriteArrayList<String>();
    var resyncs = new AtomicInteger();
    try (var subscription = engine().onChange(LABEL, mark, listener(told, resyncs))) {
      await().until(() -> resyncs.get() == 1);
      ContainerSpec spec = spec(SLEEPER);
      String id = engine().create(spec);
      engine().start(id);
      await().until(() -> told.contains(spec.name()));
      told.clear();
      crash(seen(id));
      await().until(() -> told.contains(spec.name()));
      assertTrue(subscription != null);
    }
  }

  static ChangeListener listener(List<String> told, AtomicInteger resyncs) {
    return new ChangeListener() {
      @Override
      public void changed(String containerName) {
        told.add(containerName);
      }

      @Override
      public void resync() {
        resyncs.incrementAndGet();
      }
    };
  }
}
