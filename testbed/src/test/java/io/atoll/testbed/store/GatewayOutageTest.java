package io.atoll.testbed.store;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.gateway.GatewayStore;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class GatewayOutageTest extends OutageContract {
  @Override
  Store connect(EtcdOptions options) {
    return new GatewayStore(options);
  }
}
