package io.atoll.testbed.store;

import io.atoll.api.store.gateway.GatewayStore;
import org.junit.jupiter.api.Tag;

@Tag("programs")
final class GatewayStoreTest extends RealEtcdContract {
  GatewayStoreTest() {
    super(GatewayStore::new);
  }
}
