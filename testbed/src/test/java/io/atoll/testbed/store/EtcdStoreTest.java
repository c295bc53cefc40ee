package io.atoll.testbed.store;

import io.atoll.api.store.etcd.EtcdStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class EtcdStoreTest extends RealEtcdContract {
  @BeforeAll
  static void start() {
    start(EtcdStore::new);
  }
}
