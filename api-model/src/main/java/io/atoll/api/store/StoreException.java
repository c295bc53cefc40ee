package io.atoll.api.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked. {@link #category()} says what a caller can do about it.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Category {
    /** Not reached. A write did not take effect. Try again later. */
    UNAVAILABLE,
    /** No answer in time. A write may or may not have taken effect: read before you write again. */
    TIMEOUT,
    /** The value is larger than the store takes. */
    TOO_LARGE,
    /** More than {@link Txn#MAX_OPERATIONS} operations, or one key written twice. */
    INVALID,
    /** The revision asked for is no longer kept. */
    COMPACTED,
    /** The lease has expired or never was. */
    LEASE_NOT_FOUND,
    /** The store's own access control says no. */
    DENIED,
    /** The store's disk quota is used up: it takes no writes until an operator makes room. */
    NO_SPACE,
    /** Anything else; the cause tells. */
    INTERNAL
  }

  private final Category category;

  public StoreException(Category category, String message) {
    this(category, message, null);
  }

  public StoreException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
