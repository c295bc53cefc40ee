package io.atoll.cli.cluster;

import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import java.time.Duration;

/** Opens the real store, with a deadline that a person is willing to wait for. */
public final class EtcdConnector implements Connector {
  private static final Duration DEADLINE = Duration.ofMillis(2500);

  @Override
  public Store connect(ClusterAddress address) {
    return new EtcdStore(new EtcdOptions(address.endpoints(), null, null, DEADLINE));
  }
}
