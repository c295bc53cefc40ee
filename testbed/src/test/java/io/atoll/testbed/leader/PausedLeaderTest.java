package io.atoll.testbed.leader;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.LeaderElection;
import io.atoll.controller.runtime.leader.Term;
import io.atoll.controller.runtime.work.OwnWrites;
import io.atoll.testbed.programs.EtcdProgram;
import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
final class PausedLeaderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  @Test
  void aLeaderPausedPastItsLeaseCannotWriteWhenItComesBack() {
    try (EtcdProgram etcd = EtcdProgram.start(home.resolve("etcd"));
        Store store = new EtcdStore(EtcdOptions.of(etcd.endpoint()));
        Program first = stubbornLeader(etcd.endpoint());
        ControllerRuntime runtime = new ControllerRuntime(Clock.SYSTEM, new Metrics())) {
      await().atMost(PATIENCE).until(() -> says(first, "WROTE").size() > 3);

      LeaderElection second =
          new LeaderElection(
              store, Clock.SYSTEM, StubbornLeader.LEADER, "node: second\n", LeaderElection.TTL);
      runtime.add(second);
      runtime.start();
      first.pause();
      await().atMost(PATIENCE).until(() -> second.term().isPresent());
      Term term = second.term().orElseThrow();
      long mine = writeAs(term, store);

      first.resume();
      await().atMost(PATIENCE).until(() -> says(first, "REFUSED").size() > 3);

      Entry now = store.get(StubbornLeader.WRITTEN).orElseThrow();
      assertEquals("second", now.text());
      assertEquals(mine, now.modRevision(), "nobody has written since");
      // It may have been paused between a write and the word of it: the revision tells.
      assertTrue(says(first, "WROTE").stream().allMatch(l -> revision(l) < mine));
      assertTrue(says(first, "REFUSED").stream().allMatch(l -> l.contains("believes=false")));
      assertEquals(Optional.of(term), second.term());
    }
  }

  private static long writeAs(Term term, Store store) {
    FencedStore fenced = new FencedStore(store, term, new OwnWrites(List.of(), Clock.SYSTEM));
    Txn.Result result = fenced.commit(Txn.of(Op.put(StubbornLeader.WRITTEN, "second")));
    assertTrue(result.succeeded());
    return result.revision();
  }

  private static long revision(String line) {
    return Long.parseLong(line.substring(line.indexOf('=') + 1));
  }

  private Program stubbornLeader(String endpoint) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Program.start(
        "stubborn-leader",
        home.resolve("leader.log"),
        java,
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath,
        StubbornLeader.class.getName(),
        endpoint);
  }

  private static List<String> says(Program program, String word) {
    try {
      return Files.readAllLines(program.log()).stream().filter(l -> l.startsWith(word)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
