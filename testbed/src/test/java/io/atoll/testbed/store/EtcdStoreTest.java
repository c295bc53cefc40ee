package io.atoll.testbed.store;

import io.atoll.api.store.etcd.EtcdStore;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class EtcdStoreTest extends RealEtcdContract {
  EtcdStoreTest() {
    super(EtcdStore::new);
  }
}
