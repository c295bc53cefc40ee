package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Splitter;
import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.EventRecord;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Presence;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.cli.session.Console;
import io.atoll.cli.session.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A store as the other processes would fill it, and commands that are run against it. */
final class Scene {
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  static final String HELLO =
      """
      # greets everybody
      apiVersion: atoll/v1
      kind: Application
      metadata:
        name: hello
      spec:
        image: hello:1
        replicas: 2
      """;

  final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  final Map<String, String> environment = new HashMap<>();
  boolean terminal;
  String input = "";
  Faults faults = Faults.none();

  /** What somebody else does just before a command first writes. */
  Runnable beforeCommit = () -> {};

  /** What a command did. */
  record Outcome(int code, String out, String err) {
    List<String> lines() {
      return Splitter.on('\n').omitEmptyStrings().splitToList(out);
    }
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal);
    environment.putIfAbsent("ATOLL_ENDPOINTS", "http://127.0.0.1:1");
    try (Session session = new Session(console, environment, () -> NOW, address -> connect())) {
      int code = new CommandRunner(session).run(arguments);
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  private MemoryStore connect() {
    MemoryStore client = store.connect();
    AtomicBoolean first = new AtomicBoolean(true);
    client.faults((call, subject) -> {
      if (call == Faults.Call.COMMIT && first.getAndSet(false)) {
        beforeCommit.run();
      }
      return faults.of(call, subject);
    });
    return client;
  }

  long uid(String application) {
    return store.get(Keys.application(application)).map(Entry::createRevision).orElse(0L);
  }

  long revision(String application) {
    return store.get(Keys.application(application)).map(Entry::modRevision).orElse(0L);
  }

  /** The manager's decision on a count by hand. */
  void counted(String application, int count) {
    Map<String, String> inputs = Map.of("manual", Integer.toString(count));
    Scale decision =
        new Scale(1, count, Instant.EPOCH, "Manual", inputs, count, List.of(), List.of());
    store.put(Keys.scale(application), Documents.write(decision));
  }

  void leader() {
    store.put(Keys.LEADER, "n1");
  }

  void status(String name, ApplicationStatus.Phase phase, int ready, int desired) {
    status(name, phase, ready, desired, null, List.of());
  }

  void status(
      String name,
      ApplicationStatus.Phase phase,
      int ready,
      int desired,
      ApplicationStatus.@Nullable SpecError error,
      List<Condition> conditions) {
    ApplicationStatus status =
        new ApplicationStatus(
            phase,
            uid(name),
            1,
            revision(name),
            revision(name),
            desired,
            ready,
            ready,
            conditions,
            error,
            null);
    store.put(Keys.applicationStatus(name), Documents.write(status));
  }

  /** As it is while all is well: a manager runs, and a node that runs vouches for each worker. */
  void ready(String name, int count) {
    leader();
    status(name, ApplicationStatus.Phase.READY, count, count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      worker("n1", name + "-aaaa" + (char) ('a' + ordinal), Observation.Phase.READY);
    }
  }

  void worker(String node, String worker, Observation.Phase phase) {
    worker(node, worker, phase, null, "");
  }

  void worker(
      String node,
      String worker,
      Observation.Phase phase,
      Observation.@Nullable LastExit exit,
      String message) {
    if (store.get(Keys.presence(node)).isEmpty()) {
      node(node, null);
    }
    String application = worker.substring(0, worker.lastIndexOf('-'));
    Owner owner = new Owner("application", application, uid(application));
    store.put(
        Keys.worker(node, worker),
        Documents.write(new Assignment(owner, 1, 0, "default", Assignment.Want.RUN, null)));
    Observation observation =
        new Observation(
            worker,
            owner,
            1,
            1,
            "i1",
            phase,
            "10.64.0.2",
            "0123456789abcdef",
            phase == Observation.Phase.READY,
            0,
            NOW.minusSeconds(5),
            exit,
            "",
            message);
    store.put(Keys.observed(node, worker), Documents.write(observation));
  }

  void node(String name, @Nullable String held) {
    store.put(
        Keys.presence(name),
        Documents.write(
            new Presence(
                name,
                "i",
                "b",
                "192.0.2.1",
                "02:00:00:00:00:01",
                List.of("manager", "node"),
                Cpu.parse("2"),
                DataSize.parse("4Gi"),
                "0.1.0",
                "c-" + name,
                NOW.minusSeconds(3600),
                held)));
  }

  /** A manager has accepted the document that is stored, and the count was new with it. */
  void accepted(String name) {
    String text = store.get(Keys.application(name)).map(Entry::text).orElseThrow();
    accepted(name, 1, text, null);
  }

  /** A document was applied and accepted, and replaced the one before. */
  void accepted(String name, int number, String text) {
    store.put(Keys.application(name), text);
    accepted(name, number, text, text);
  }

  private void accepted(String name, int number, String text, @Nullable String kept) {
    Manifest.ForApplication manifest =
        Manifests.parse(text, "test") instanceof Parsed.Valid(List<Manifest> valid)
                && valid.getFirst() instanceof Manifest.ForApplication it
            ? it
            : fail("the sample does not parse");
    Revision revision =
        new Revision(
            uid(name),
            number,
            manifest.templateHash(),
            revision(name),
            revision(name),
            NOW.minusSeconds(600 - 60L * number),
            manifest.application(),
            kept);
    store.put(Keys.revision(name, number), Documents.write(revision));
  }

  /** What the manager says of an update to the document as it is stored. */
  void rollout(String name, ApplicationStatus.Phase phase, int desired, Rollout rollout) {
    ApplicationStatus status =
        new ApplicationStatus(
            phase,
            uid(name),
            rollout.revision(),
            revision(name),
            revision(name),
            desired,
            rollout.available() + rollout.old(),
            rollout.updated(),
            List.of(),
            null,
            rollout);
    store.put(Keys.applicationStatus(name), Documents.write(status));
  }

  void event(String id, String subject, String reason, Instant last) {
    EventRecord event =
        new EventRecord(
            new EventRecord.Subject(
                subject.matches(".*-[a-z0-9]{5}") ? "worker" : "application", subject),
            EventRecord.Severity.NORMAL,
            reason,
            "it did " + reason,
            1,
            last,
            last);
    store.put(Keys.event("manager", id), Documents.write(event));
  }
}
