package io.atoll.cli.cluster;

import io.atoll.api.store.Store;

/** Opens the store of a cluster, without reaching for it yet. The caller closes what it gets. */
@FunctionalInterface
public interface Connector {
  Store connect(ClusterAddress address);
}
