package io.atoll.controller.runtime.leader;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.work.OwnWrites;
import java.util.List;
import java.util.Optional;

/**
 * Writes for one term. Each transaction is conditioned on the term, so that after the term nothing
 * is written however late a paused thread comes back; it throws {@link DeposedException} then. What
 * was written in a pass of a controller is told to {@link OwnWrites}. Thread-safe.
 */
public final class FencedStore {
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
   * Does the writes in their order, in batches that the store takes at once, each of which takes
   * effect as a whole or not at all. Order them so that each batch is safe if none follows it.
   *
   * @throws DeposedException as {@link #commit}; earlier batches may have been written
   */
  public Written write(List<Write> writes) {
    int count = 0;
    long revision = 0;
    for (Batch batch : Batch.split(writes)) {
      Txn.Result result = commit(batch.txn());
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
}
