package io.atoll.testbed.store;

import io.atoll.api.store.gateway.GatewayStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class GatewayStoreTest extends RealEtcdContract {
  @BeforeAll
  static void start() {
    start(GatewayStore::new);
  }
}
