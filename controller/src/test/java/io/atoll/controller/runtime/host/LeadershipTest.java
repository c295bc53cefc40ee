package io.atoll.controller.runtime.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Scrape;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.LeaderElection;
import io.atoll.controller.runtime.leader.Term;
import io.atoll.controller.runtime.leader.Write;
import io.atoll.controller.runtime.work.Controller;
import io.atoll.controller.runtime.work.OwnWrites;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two processes on one thread, as a simulation steps them. */
final class LeadershipTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore base = new MemoryStore(clock::uptime);
  private final List<String> passes = new ArrayList<>();

  @Test
  void runsTheLeadersPartsOnlyWhereTheLeaderIs() throws InterruptedException {
    base.put("/in/x", "1");
    ControllerRuntime a = process("a");
    ControllerRuntime b = process("b");
    settle(a, b);
    assertEquals(List.of("a x"), passes);
    assertEquals("a", base.get("/out/x").orElseThrow().text());

    clock.advance(LeaderElection.TTL);
    base.tick();
    settle(b);
    assertEquals(List.of("a x", "b x"), passes, "the new leader looks at everything anew");

    base.put("/in/y", "1");
    settle(a, b);
    assertEquals("b", base.get("/out/y").orElseThrow().text());
    assertEquals(0, Scrape.of(a.figures()).value("atoll_leader"));
    assertEquals(1, Scrape.of(b.figures()).value("atoll_leader"));
    assertEquals(2, Scrape.of(a.figures()).value("atoll_leader_changes_total"));
    String ofLeader = "atoll_queue_depth{controller=\"copy\"}";
    assertEquals(-1, Scrape.of(a.figures()).value(ofLeader), "its parts are gone");
    assertEquals(0, Scrape.of(b.figures()).value(ofLeader));
    assertTrue(passes.contains("b y") && !passes.contains("a y"));
  }

  private ControllerRuntime process(String name) {
    MemoryStore store = base.connect();
    ControllerRuntime runtime = new ControllerRuntime(clock, new Metrics());
    LeaderElection election =
        new LeaderElection(store, clock, "/leader", "node: " + name, LeaderElection.TTL);
    runtime.add(election);
    runtime.add(new Leadership(election, runtime, term -> parts(name, store, term)));
    return runtime;
  }

  private List<Steppable> parts(String name, MemoryStore store, Term term) {
    Informer<String> in = new Informer<>(store, clock, "/in/", Entry::text);
    OwnWrites ownWrites = new OwnWrites(List.of(in), clock);
    FencedStore fenced = new FencedStore(store, term, ownWrites);
    Controller controller =
        Controller.named("copy", clock)
            .watching(in, key -> List.of(key.substring("/in/".length())))
            .awaiting(ownWrites)
            .reconciler(key -> {
              passes.add(name + " " + key);
              fenced.write(List.of(Write.always(Op.put("/out/" + key, name))));
              return Outcome.DONE;
            });
    return List.of(in, controller);
  }

  private static void settle(ControllerRuntime... processes) throws InterruptedException {
    boolean worked = true;
    while (worked) {
      worked = false;
      for (ControllerRuntime process : processes) {
        for (Steppable part : process.parts()) {
          // A step before may have removed it.
          worked |= process.parts().contains(part) && part.step();
        }
      }
    }
  }
}
