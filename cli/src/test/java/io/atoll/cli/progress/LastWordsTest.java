package io.atoll.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Presence;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.view.Mirror;
import io.atoll.cli.view.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LastWordsTest {
  private static final String NAME = "web-abcde";
  private static final Owner OWNER = new Owner("application", "web", 7);
  private static final LastExit CRASH = new LastExit(3, 0, false, Instant.EPOCH, "one\nno room\n");
  private static final LastExit SILENT = new LastExit(143, 15, false, Instant.EPOCH);
  private static final List<String> TOLD =
      List.of("What web-abcde printed last:", "  | one", "  | no room");

  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private final LastWords words = new LastWords();

  private void assigned(Assignment.Want want) {
    store.put(
        Keys.worker("n1", NAME),
        Documents.write(new Assignment(OWNER, 2, 0, "default", want, null)));
  }

  private void observed(Phase phase, @Nullable LastExit exit) {
    Observation observation =
        new Observation(
            NAME, OWNER, 2, 1, "i1", phase, null, "c1", false, 0, Instant.EPOCH, exit, "", "");
    store.put(Keys.observed("n1", NAME), Documents.write(observation));
  }

  private void forgotten() {
    store.commit(Txn.of(Op.delete(Keys.observed("n1", NAME)), Op.delete(Keys.worker("n1", NAME))));
  }

  private void nodeRuns() {
    Presence presence =
        new Presence(
            "n1",
            "i",
            "b",
            "192.0.2.1",
            "02:00:00:00:00:01",
            List.of("node"),
            Cpu.parse("2"),
            DataSize.parse("4Gi"),
            "0.1.0",
            "c-n1",
            Instant.EPOCH,
            null);
    store.put(Keys.presence("n1"), Documents.write(presence));
  }

  private Mirror mirror() {
    return new Mirror(store.connect(), Workers.PREFIXES, words);
  }

  @Test
  void keepsWhatOneSaidThatIsForgottenSince() throws InterruptedException {
    try (Mirror mirror = mirror()) {
      observed(Phase.STOPPED, CRASH);
      forgotten();
      store.put(Keys.presence("n2"), "");
      while (mirror.snapshot().entry(Keys.presence("n2")).isEmpty()) {
        mirror.await(Duration.ofSeconds(20));
      }
      assertEquals(TOLD, words.tell(NAME, mirror));
    }
  }

  @Test
  void waitsForTheWordsOfOneThatIsAboutToEnd() throws InterruptedException {
    nodeRuns();
    assigned(Assignment.Want.STOP);
    observed(Phase.DRAINING, null);
    try (Mirror mirror = mirror()) {
      Thread node =
          Thread.ofVirtual()
              .start(() -> {
                observed(Phase.STOPPED, CRASH);
                forgotten();
              });
      assertEquals(TOLD, words.tell(NAME, mirror));
      node.join();
    }
  }

  @Test
  void keepsTheLastWordsThatThereWere() throws InterruptedException {
    observed(Phase.FAILED, CRASH);
    try (Mirror mirror = mirror()) {
      observed(Phase.STOPPED, SILENT);
      mirror.await(Duration.ofSeconds(20));
      assertEquals(TOLD, words.tell(NAME, mirror));
    }
  }

  @Test
  void saysWhereToLookForWhatOnePrintsThatIsLeftRunning() throws InterruptedException {
    nodeRuns();
    assigned(Assignment.Want.RUN);
    observed(Phase.RUNNING, null);
    try (Mirror mirror = mirror()) {
      assertEquals(
          List.of("web-abcde still runs: 'atoll logs web-abcde' shows what it prints"),
          words.tell(NAME, mirror));
    }
  }

  @Test
  void saysThatNothingWasPrinted() throws InterruptedException {
    observed(Phase.STOPPED, SILENT);
    try (Mirror mirror = mirror()) {
      assertEquals(List.of("web-abcde ended without printing anything"), words.tell(NAME, mirror));
      assertEquals(List.of(), words.tell("web-other", mirror));
    }
  }
}
