package io.atoll.controller.runtime.leader;

import com.google.common.collect.ImmutableList;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.TxnLimits;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.work.OwnWrites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes for one term. Each transaction is conditioned on the term, so that after the term nothing
 * is written however late a paused thread comes back; it throws {@link DeposedException} then. What
 * was written in a pass of a controller is told to {@link OwnWrites}. Thread-safe.
 */
public final class FencedStore {
  /** Leaves room for the fence and for etcd's own limit of 128. */
  public static final int BATCH = 100;

  private final Store store;
  private final Term term;
  private final OwnWrites ownWrites;

  public FencedStore(Store store, Term term, OwnWrites ownWrites) {
    this.store = store;
    this.term = term;
    this.ownWrites = ownWrites;
  }

  public Term term() {
    return term;
  }

  /** A linearizable read, for what no cache holds. */
  public Optional<Entry> get(String key) {
    return store.get(key);
  }

  /**
   * Commits the transaction if the term still lasts.
   *
   * @return not succeeded if one of the transaction's own conditions did not hold
   * @throws DeposedException if the term is over; nothing was written
   * @throws StoreException as {@link Store#commit}
   */
  public Txn.Result commit(Txn txn) {
    Txn.Result result;
    try {
      result = store.commit(txn.onlyIf(term.fence()));
    } catch (StoreException e) {
      if (e.category() == StoreException.Category.TIMEOUT
          || e.category() == StoreException.Category.INTERNAL) {
        barrier().ifPresent(barrier -> ownWrites.mayHaveWritten(barrier, txn.operations()));
      }
      throw e;
    }
    if (result.succeeded()) {
      barrier().ifPresent(b -> ownWrites.wrote(b, txn.operations(), result.revision()));
    } else {
      checkTerm();
    }
    return result;
  }

  /**
   * Does the writes in their order, in batches of at most {@link #BATCH} that the store takes at
   * once, each of which takes effect as a whole or not at all. Order them so that each batch is
   * safe if none follows it.
   *
   * @throws DeposedException as {@link #commit}; earlier batches may have been written
   */
  public Written write(List<Write> writes) {
    int count = 0;
    long revision = 0;
    for (List<Write> batch : batches(writes)) {
      Txn.Result result = commit(txn(batch));
      if (!result.succeeded()) {
        return new Written.Conflict(count);
      }
      count += batch.size();
      revision = result.revision();
    }
    return new Written.All(revision);
  }

  /** A failed fence and a failed condition look alike: the election key tells which it was. */
  private void checkTerm() {
    long now = store.get(term.key()).map(Entry::createRevision).orElse(0L);
    if (now != term.createRevision()) {
      throw new DeposedException(
          "the term that began at revision "
              + term.createRevision()
              + " of "
              + term.key()
              + " is over"
              + (now == 0 ? "" : "; another began at revision " + now));
    }
  }

  private static Optional<String> barrier() {
    return Reconcile.current().map(Reconcile::barrier);
  }

  private static Txn txn(List<Write> batch) {
    ImmutableList.Builder<Compare> conditions = ImmutableList.builder();
    ImmutableList.Builder<Op> operations = ImmutableList.builder();
    for (Write write : batch) {
      conditions.addAll(write.conditions());
      operations.add(write.operation());
    }
    return new Txn(conditions.build(), operations.build());
  }

  /** A new batch also where a key comes again, since a transaction may write a key only once. */
  private static List<List<Write>> batches(List<Write> writes) {
    List<List<Write>> batches = new ArrayList<>();
    List<Write> batch = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int conditions = 0;
    int bytes = 0;
    for (Write write : writes) {
      int size = TxnLimits.size(write.operation());
      boolean full =
          batch.size() == BATCH
              || conditions + write.conditions().size() > BATCH
              || (!batch.isEmpty() && bytes + size > TxnLimits.MAX_BYTES);
      if (full || keys.contains(write.operation().key())) {
        batches.add(batch);
        batch = new ArrayList<>();
        keys.clear();
        conditions = 0;
        bytes = 0;
      }
      batch.add(write);
      keys.add(write.operation().key());
      conditions += write.conditions().size();
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
