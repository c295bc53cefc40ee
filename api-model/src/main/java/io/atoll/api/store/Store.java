package io.atoll.api.store;

import java.time.Duration;
import java.util.Optional;

/**
 * etcd as Atoll uses it. Reads and transactions are linearizable. Every call blocks until it is
 * answered or its deadline passes, is interruptible (the interrupt flag stays set and the call ends
 * with {@link StoreException.Category#TIMEOUT}), and throws {@link StoreException} alone.
 * Thread-safe.
 */
public interface Store extends AutoCloseable {

  Optional<Entry> get(String key);

  /** Everything under the prefix at one revision, however much it is: pages are read inside. */
  Listing list(String prefix);

  /** As {@link #list}, but with empty values: large ones do not travel. */
  Listing listKeys(String prefix);

  /**
   * Calls the listener with every change of the prefix since {@code fromRevision}, that revision
   * included, until the watch is closed or lost. Calls may come before this method returns. Neither
   * waits for the store nor fails: what goes wrong is either mended or told to the listener.
   *
   * @param fromRevision 0 for what happens from now on
   */
  Watch watch(String prefix, long fromRevision, WatchListener listener);

  Txn.Result commit(Txn txn);

  /** A new lease: what is put on it vanishes unless it is kept alive within every {@code ttl}. */
  long grantLease(Duration ttl);

  /**
   * Renews the lease for another full time to live.
   *
   * @throws StoreException with LEASE_NOT_FOUND if it has expired
   */
  void keepAlive(long lease);

  /** Ends the lease and everything that was put on it; no error if it has already ended. */
  void revokeLease(long lease);

  /** Writes one key unconditionally and answers the revision. */
  default long put(String key, String text) {
    return commit(Txn.of(Op.put(key, text))).revision();
  }

  /** Ends all watches; leases live on until they expire. */
  @Override
  void close();

  /**
   * A running watch; closing it is idempotent, and no call comes after close has returned. Since it
   * waits for a call under way, do not close while holding a lock that the listener takes.
   */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
