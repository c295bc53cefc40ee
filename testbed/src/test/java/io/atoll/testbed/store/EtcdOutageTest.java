package io.atoll.testbed.store;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class EtcdOutageTest extends OutageContract {
  @Override
  Store connect(EtcdOptions options) {
    return new EtcdStore(options);
  }
}
