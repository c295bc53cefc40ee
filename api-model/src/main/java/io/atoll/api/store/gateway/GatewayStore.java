package io.atoll.api.store.gateway;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.TxnLimits;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.protocol.Leases;
import io.atoll.api.store.protocol.Pages;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store on a real etcd by its JSON gateway, of etcd 3.4 or newer. While etcd cannot be reached,
 * calls fail within half a second with UNAVAILABLE; when it hangs, with TIMEOUT at the deadline.
 */
public final class GatewayStore implements Store {
  private final Gateway gateway;
  private final Set<GatewayWatch> watches = ConcurrentHashMap.newKeySet();

  /**
   * Connects lazily: an etcd that is away is told of by the first call.
   *
   * @throws IllegalArgumentException if TLS files are given: over https it trusts the authorities
   *     that the JVM trusts, and shows no certificate of its own
   */
  public GatewayStore(EtcdOptions options) {
    if (options.tls() != null) {
      throw new IllegalArgumentException(
          "the JSON gateway is used without TLS files: leave them out, or use gRPC");
    }
    gateway = new Gateway(options);
  }

  @Override
  public Optional<Entry> get(String key) {
    JsonObject answer = range("get " + key, Requests.get(key));
    return answer.objects("kvs").stream().findFirst().map(Requests::entry);
  }

  @Override
  public Listing list(String prefix) {
    return Pages.read(
        prefix,
        (range, revision, limit) ->
            Requests.page(range("list " + prefix, Requests.page(range, revision, limit))));
  }

  @Override
  public Listing listKeys(String prefix) {
    return Pages.read(
        prefix,
        (range, revision, limit) ->
            Requests.page(
                range(
                    "list keys of " + prefix,
                    Requests.keysOnly(Requests.page(range, revision, limit)))));
  }

  private JsonObject range(String what, JsonObject question) {
    return gateway.read(what, "/v3/kv/range", question);
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    GatewayWatch watch =
        new GatewayWatch(gateway, prefix, fromRevision, listener, watches::remove, this::revision);
    watches.add(watch);
    watch.open();
    return watch;
  }

  private long revision() {
    return range("read the revision", Requests.get("/")).object("header").number("revision");
  }

  @Override
  public Txn.Result commit(Txn txn) {
    TxnLimits.check(txn);
    JsonObject answer = gateway.write(txn.describe(), "/v3/kv/txn", Requests.txn(txn));
    return new Txn.Result(answer.flag("succeeded"), answer.object("header").number("revision"));
  }

  @Override
  public long grantLease(Duration ttl) {
    JsonObject order = new JsonObject(Map.of("TTL", Leases.seconds(ttl)));
    return gateway.write("grant a lease", "/v3/lease/grant", order).number("ID");
  }

  @Override
  public void keepAlive(long lease) {
    JsonObject order = new JsonObject(Map.of("ID", lease));
    JsonObject answer =
        gateway.read("keep lease %d alive".formatted(lease), "/v3/lease/keepalive", order);
    if (answer.object("result").number("TTL") == 0) {
      throw Leases.expired(lease);
    }
  }

  @Override
  public void revokeLease(long lease) {
    JsonObject order = new JsonObject(Map.of("ID", lease));
    try {
      var _ = gateway.write("revoke lease %d".formatted(lease), "/v3/lease/revoke", order);
    } catch (StoreException e) {
      if (e.category() != Category.LEASE_NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    watches.forEach(GatewayWatch::close);
  }
}
