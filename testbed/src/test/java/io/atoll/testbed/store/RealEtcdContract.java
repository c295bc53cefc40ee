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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an etcd of the class's own; each test writes under a prefix of its own. */
abstract class RealEtcdContract extends LeaseContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  private static EtcdProgram etcd;

  private final String prefix = "/test" + TESTS.incrementAndGet() + "/";
  private final Store store;

  RealEtcdContract(Function<EtcdOptions, Store> connect) {
    store = connect.apply(EtcdOptions.of(etcd.endpoint()));
  }

  @BeforeAll
  static void start(@TempDir Path home) {
    etcd = EtcdProgram.start(home);
  }

  @AfterAll
  static void stop() {
    etcd.close();
  }

  @AfterEach
  void disconnect() {
    store.close();
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
