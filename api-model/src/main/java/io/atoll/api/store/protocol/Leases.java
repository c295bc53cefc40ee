package io.atoll.api.store.protocol;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import java.time.Duration;

/** What etcd understands by a lease. */
public final class Leases {
  private Leases() {}

  /** etcd counts in whole seconds, and gives no less than one and a half times its election. */
  public static long seconds(Duration ttl) {
    return Math.max(1, ttl.plusNanos(999_999_999).toSeconds());
  }

  public static StoreException expired(long lease) {
    return new StoreException(
        Category.LEASE_NOT_FOUND, "lease %d has expired or never was".formatted(lease));
  }
}
