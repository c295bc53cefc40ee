package io.atoll.testbed.store;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.testbed.programs.EtcdProgram;
import io.atoll.testbed.programs.Etcdctl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an etcd of the class's own; each test writes under a prefix of its own. */
abstract class RealEtcdContract extends LeaseContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir static Path home;

  private static EtcdProgram etcd;
  private static Store store;

  private final String prefix = "/test" + TESTS.incrementAndGet() + "/";

  /** Starts etcd and connects to it; for the class's {@code @BeforeAll}. */
  static void start(Function<EtcdOptions, Store> connect) {
    etcd = EtcdProgram.start(home);
    store = connect.apply(EtcdOptions.of(etcd.endpoint()));
  }

  @AfterAll
  static void stop() {
    store.close();
    etcd.close();
  }

  @Override
  Store store() {
    return store;
  }

  @Override
  String prefix() {
    return prefix;
  }

  @Override
  void compact(long revision) {
    Etcdctl.on(etcd).run("compact", Long.toString(revision));
  }

  @Override
  void pass(Duration time) {
    Awaitility.await().pollDelay(time).until(() -> true);
  }
}
