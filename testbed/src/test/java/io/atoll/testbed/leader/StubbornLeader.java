package io.atoll.testbed.leader;

import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.LeaderElection;
import io.atoll.controller.runtime.leader.Term;
import io.atoll.controller.runtime.work.OwnWrites;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A process that gets elected and then writes for its first term for ever, without ever asking
 * again whether it still leads: like a thread that was stopped after it had asked. Says on its
 * output what came of each write.
 */
final class StubbornLeader {
  static final String LEADER = "/atoll/leader";
  static final String WRITTEN = "/test/written";

  private final LeaderElection election;
  private final Store store;
  private Optional<FencedStore> writer = Optional.empty();

  private StubbornLeader(Store store) {
    this.store = store;
    this.election =
        new LeaderElection(store, Clock.SYSTEM, LEADER, "node: stubborn\n", LeaderElection.TTL);
  }

  static void main(String[] arguments) throws InterruptedException {
    EtcdOptions options = EtcdOptions.of(arguments[0]).withDeadline(Duration.ofSeconds(1));
    try (Store store = new EtcdStore(options);
        ControllerRuntime runtime = new ControllerRuntime(Clock.SYSTEM, new Metrics())) {
      StubbornLeader leader = new StubbornLeader(store);
      runtime.add(leader.election);
      runtime.add(new Periodic("write", Clock.SYSTEM, Duration.ofMillis(50), leader::write));
      runtime.start();
      new CountDownLatch(1).await();
    }
  }

  private void write() {
    if (writer.isEmpty()) {
      writer = election.term().map(this::writer);
    }
    writer.ifPresent(this::write);
  }

  private FencedStore writer(Term term) {
    return new FencedStore(store, term, new OwnWrites(List.of(), Clock.SYSTEM));
  }

  private void write(FencedStore fenced) {
    boolean believes = election.term().equals(Optional.of(fenced.term()));
    try {
      long revision = fenced.commit(Txn.of(Op.put(WRITTEN, "stubborn"))).revision();
      System.out.println("WROTE revision=" + revision);
    } catch (DeposedException e) {
      System.out.println("REFUSED believes=" + believes + " " + e.getMessage());
    } catch (StoreException e) {
      System.out.println("FAILED category=" + e.category());
    }
  }
}
