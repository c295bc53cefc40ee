package io.atoll.api.store;

import io.atoll.api.store.StoreException.Category;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What etcd refuses, found out before anything is sent, so that the message can name the key. Every
 * implementation of {@link Store} calls it first.
 */
public final class TxnLimits {
  /** Keys and values of one transaction together: etcd's 1.5 MiB a request, less its framing. */
  public static final int MAX_BYTES = 1_500_000;

  private TxnLimits() {}

  /**
   * @throws StoreException with INVALID or TOO_LARGE
   */
  public static void check(Txn txn) {
    checkCount("operations", txn.operations().size());
    checkCount("conditions", txn.conditions().size());
    checkSize(txn);
    checkOverlap(txn);
  }

  private static void checkCount(String what, int count) {
    if (count > Txn.MAX_OPERATIONS) {
      throw invalid(
          "transaction has %d %s, the store takes %d: split it into several"
              .formatted(count, what, Txn.MAX_OPERATIONS));
    }
  }

  private static void checkSize(Txn txn) {
    long total = 0;
    for (Op op : txn.operations()) {
      int size = size(op);
      if (size > MAX_BYTES) {
        throw tooLarge("value of %s has %d bytes".formatted(op.key(), size));
      }
      total += size;
    }
    if (total > MAX_BYTES) {
      throw tooLarge(
          "transaction that writes %s and %d more keys has %d bytes"
              .formatted(txn.operations().getFirst().key(), txn.operations().size() - 1, total));
    }
  }

  /** What an operation adds to {@link #MAX_BYTES}. */
  public static int size(Op op) {
    return op.key().length() + (op instanceof Op.Put put ? put.value().size() : 0);
  }

  private static void checkOverlap(Txn txn) {
    Set<String> seen = new HashSet<>();
    for (Op op : txn.operations()) {
      if (!seen.add(op.key())) {
        throw invalid("transaction writes %s twice".formatted(op.key()));
      }
    }
    for (Op op : txn.operations()) {
      if (op instanceof Op.DeletePrefix(String prefix)) {
        putUnder(prefix, txn)
            .ifPresent(key -> {
              throw invalid(
                  "transaction writes %s and deletes all under %s".formatted(key, prefix));
            });
      }
    }
  }

  private static Optional<String> putUnder(String prefix, Txn txn) {
    return txn.operations().stream()
        .filter(Op.Put.class::isInstance)
        .map(Op::key)
        .filter(key -> key.startsWith(prefix))
        .findFirst();
  }

  private static StoreException invalid(String message) {
    return new StoreException(Category.INVALID, message);
  }

  private static StoreException tooLarge(String what) {
    return new StoreException(
        Category.TOO_LARGE, what + ", the store takes at most " + MAX_BYTES + " at once");
  }
}
