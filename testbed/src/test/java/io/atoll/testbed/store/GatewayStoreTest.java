package io.atoll.testbed.store;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.gateway.GatewayStore;
import io.atoll.testbed.programs.EtcdProgram;
import io.atoll.testbed.programs.Etcdctl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
final class GatewayStoreTest extends LeaseContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir static Path home;

  private static EtcdProgram etcd;
  private static GatewayStore store;

  private final String prefix = "/gateway" + TESTS.incrementAndGet() + "/";

  @BeforeAll
  static void start() {
    etcd = EtcdProgram.start(home);
    store = new GatewayStore(EtcdOptions.of(etcd.endpoint()));
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
