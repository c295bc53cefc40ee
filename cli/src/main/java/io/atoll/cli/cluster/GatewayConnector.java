package io.atoll.cli.cluster;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.gateway.GatewayStore;
import java.time.Duration;

/**
 * Opens the real store, with a deadline that a person is willing to wait for. By etcd's JSON
 * gateway: to load gRPC takes several times as long as a whole short command.
 */
public final class GatewayConnector implements Connector {
  private static final Duration DEADLINE = Duration.ofMillis(2500);

  @Override
  public Store connect(ClusterAddress address) {
    return new GatewayStore(new EtcdOptions(address.endpoints(), null, null, DEADLINE));
  }
}
