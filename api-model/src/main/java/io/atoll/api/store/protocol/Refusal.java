package io.atoll.api.store.protocol;

import io.atoll.api.store.StoreException.Category;

/**
 * What etcd's own words mean, by whichever way they came.
 *
 * @param code gRPC's number of the failure
 */
public record Refusal(int code, String description) {

  public Category category() {
    return switch (code) {
      case 14 -> Category.UNAVAILABLE;
      case 1, 4, 10 -> Category.TIMEOUT;
      case 11 -> Category.COMPACTED;
      case 5 -> Category.LEASE_NOT_FOUND;
      case 7, 16 -> Category.DENIED;
      case 8 -> exhausted();
      case 3 -> invalid();
      default -> deniesAccess() ? Category.DENIED : Category.INTERNAL;
    };
  }

  private Category exhausted() {
    if (description.contains("space exceeded")) {
      return Category.NO_SPACE;
    }
    return description.contains("too many requests") ? Category.UNAVAILABLE : Category.TOO_LARGE;
  }

  private Category invalid() {
    if (description.contains("too large")) {
      return Category.TOO_LARGE;
    }
    return deniesAccess() ? Category.DENIED : Category.INVALID;
  }

  private boolean deniesAccess() {
    return description.contains("user") || description.contains("auth");
  }

  /** etcd itself says that it did not begin. */
  public boolean atOnce() {
    return description.equals("etcdserver: no leader") || description.contains("too many requests");
  }

  /** Whether a fresh login can help. */
  public boolean ofStaleToken() {
    return description.contains("invalid auth token")
        || description.contains("revision of auth store is old");
  }
}
