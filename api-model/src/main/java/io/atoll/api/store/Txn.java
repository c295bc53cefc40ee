package io.atoll.api.store;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * If all conditions hold, all operations take effect at one revision; otherwise none does. At most
 * {@link #MAX_OPERATIONS} operations, and as many conditions.
 */
public record Txn(List<Compare> conditions, List<Op> operations) {
  /** etcd's own default limit for one transaction. */
  public static final int MAX_OPERATIONS = 128;

  public Txn {
    conditions = List.copyOf(conditions);
    operations = List.copyOf(operations);
  }

  public static Txn of(Op... operations) {
    return new Txn(List.of(), List.of(operations));
  }

  public Txn onlyIf(Compare... more) {
    return new Txn(
        ImmutableList.<Compare>builder().addAll(conditions).add(more).build(), operations);
  }

  /** What it does, in a few words for a message. */
  public String describe() {
    return switch (operations.size()) {
      case 0 -> "compare";
      case 1 -> "write " + operations.getFirst().key();
      default ->
          "write %s and %d more".formatted(operations.getFirst().key(), operations.size() - 1);
    };
  }

  /**
   * @param succeeded whether the conditions held and the operations took effect
   * @param revision the store's revision after the transaction
   */
  public record Result(boolean succeeded, long revision) {}
}
