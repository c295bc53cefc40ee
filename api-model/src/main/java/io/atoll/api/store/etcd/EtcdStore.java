package io.atoll.api.store.etcd;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.TxnLimits;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.protocol.Leases;
import io.atoll.api.store.protocol.Pages;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store on a real etcd. While etcd cannot be reached, calls fail at once with UNAVAILABLE; when
 * it hangs, with TIMEOUT at the deadline. It connects by itself, and again, in the background.
 */
public final class EtcdStore implements Store {
  private final Connection connection;
  private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();

  /**
   * Connects lazily: an etcd that is away is told of by the first call.
   *
   * @throws IllegalArgumentException if the TLS files cannot be used
   */
  public EtcdStore(EtcdOptions options) {
    connection = new Connection(options);
  }

  @Override
  public Optional<Entry> get(String key) {
    RangeResponse answer = range("get " + key, Messages.get(key));
    return answer.getKvsList().stream().findFirst().map(Messages::entry);
  }

  @Override
  public Listing list(String prefix) {
    return Pages.read(
        prefix,
        (range, revision, limit) ->
            Messages.page(range("list " + prefix, Messages.page(range, revision, limit))));
  }

  @Override
  public Listing listKeys(String prefix) {
    return Pages.read(
        prefix,
        (range, revision, limit) ->
            Messages.page(
                range(
                    "list keys of " + prefix,
                    Messages.keysOnly(Messages.page(range, revision, limit)))));
  }

  private RangeResponse range(String what, RangeRequest request) {
    return Reads.retrying(
        () -> connection.call(what, Failures::ofRead, () -> connection.keys().range(request)));
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    EtcdWatch watch =
        new EtcdWatch(connection, prefix, fromRevision, listener, watches::remove, this::revision);
    watches.add(watch);
    watch.open();
    return watch;
  }

  private long revision() {
    RangeResponse answer = range("read the revision", Messages.get("/"));
    return answer.getHeader().getRevision();
  }

  @Override
  public Txn.Result commit(Txn txn) {
    TxnLimits.check(txn);
    TxnRequest request = Messages.txn(txn);
    TxnResponse answer =
        connection.call(txn.describe(), Failures::ofWrite, () -> connection.keys().txn(request));
    return new Txn.Result(answer.getSucceeded(), answer.getHeader().getRevision());
  }

  @Override
  public long grantLease(Duration ttl) {
    LeaseGrantRequest request = LeaseGrantRequest.newBuilder().setTTL(Leases.seconds(ttl)).build();
    return connection
        .call("grant a lease", Failures::ofWrite, () -> connection.leases().leaseGrant(request))
        .getID();
  }

  @Override
  public void keepAlive(long lease) {
    long ttl =
        connection.call(
            "keep lease " + lease + " alive",
            Failures::ofRead,
            () -> KeepAlive.once(connection, lease));
    if (ttl == 0) {
      throw Leases.expired(lease);
    }
  }

  @Override
  public void revokeLease(long lease) {
    LeaseRevokeRequest request = LeaseRevokeRequest.newBuilder().setID(lease).build();
    try {
      var _ =
          connection.call(
              "revoke lease %d".formatted(lease),
              Failures::ofWrite,
              () -> connection.leases().leaseRevoke(request));
    } catch (StoreException e) {
      if (e.category() != Category.LEASE_NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    watches.forEach(EtcdWatch::close);
    connection.close();
  }
}
