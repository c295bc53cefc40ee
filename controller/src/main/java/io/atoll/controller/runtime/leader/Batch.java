package io.atoll.controller.runtime.leader;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.TxnLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes that one transaction may do. */
final class Batch {
  /** Leaves room for the fence below etcd's own limit of 128. */
  private static final int MOST = 100;

  private final List<Op> operations = new ArrayList<>();
  private final List<Compare> conditions = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int bytes;

  /** In their order, as few as may be. */
  static List<Batch> split(List<Write> writes) {
    List<Batch> batches = new ArrayList<>();
    for (Write write : writes) {
      if (batches.isEmpty() || !batches.getLast().takes(write)) {
        batches.add(new Batch());
      }
      batches.getLast().add(write);
    }
    return batches;
  }

  /** One that is empty takes anything; a transaction may write a key only once. */
  private boolean takes(Write write) {
    return operations.isEmpty()
        || (operations.size() < MOST
            && conditions.size() + write.conditions().size() <= MOST
            && bytes + TxnLimits.size(write.operation()) <= TxnLimits.MAX_BYTES
            && !keys.contains(write.operation().key()));
  }

  private void add(Write write) {
    operations.add(write.operation());
    conditions.addAll(write.conditions());
    keys.add(write.operation().key());
    bytes += TxnLimits.size(write.operation());
  }

  int size() {
    return operations.size();
  }

  Txn txn() {
    return new Txn(List.copyOf(conditions), List.copyOf(operations));
  }
}
