package io.atoll.controller.node.network.address;

import io.atoll.api.Keys;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;

/** Claims blocks in etcd by creating keys, never by overwriting them. */
public final class StoreBlockClaims implements BlockClaims {
  private final Store store;
  private final String node;

  public StoreBlockClaims(Store store, String node) {
    this.store = store;
    this.node = node;
  }

  @Override
  public String claim(String network, Ipv4 base) {
    String key = Keys.block(network, base.toString());
    try {
      Txn.Result result = store.commit(Txn.of(Op.put(key, node)).onlyIf(Compare.absent(key)));
      // Read after a refusal: it may be this node's own claim, whose answer was lost.
      return result.succeeded() ? node : store.get(key).map(e -> e.text().strip()).orElse("");
    } catch (StoreException e) {
      throw new NetworkException(
          Category.UNAVAILABLE,
          "no block of network " + network + " could be claimed: " + e.getMessage(),
          e);
    }
  }
}
