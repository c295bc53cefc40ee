package io.atoll.api.store.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import java.util.Arrays;
import java.util.Map;

/** The words of the port in those of the gateway, and back. */
final class Requests {
  private static final byte[] ZERO = new byte[1];

  private Requests() {}

  static JsonObject get(String key) {
    return new JsonObject(Map.of("key", key.getBytes(UTF_8)));
  }

  /**
   * One page of what stands under the prefix.
   *
   * @param after the last key of the page before, empty for the first
   * @param revision 0 for now
   */
  static JsonObject page(String prefix, byte[] after, long revision, int limit) {
    return new JsonObject(
        Map.of(
            "key",
            after.length == 0 ? first(prefix) : Arrays.copyOf(after, after.length + 1),
            "range_end",
            end(prefix),
            "revision",
            revision,
            "limit",
            limit));
  }

  /** The same page without its values. */
  static JsonObject keysOnly(JsonObject page) {
    return new JsonObject(
        ImmutableMap.<String, Object>builder()
            .putAll(page.fields())
            .put("keys_only", true)
            .buildOrThrow());
  }

  static JsonObject watch(String prefix, long fromRevision) {
    JsonObject create =
        new JsonObject(
            Map.of("key", first(prefix), "range_end", end(prefix), "start_revision", fromRevision));
    return new JsonObject(Map.of("create_request", create));
  }

  static JsonObject txn(Txn txn) {
    return new JsonObject(
        Map.of(
            "compare", txn.conditions().stream().map(Requests::compare).toList(),
            "success", txn.operations().stream().map(Requests::operation).toList()));
  }

  private static JsonObject compare(Compare condition) {
    byte[] key = condition.key().getBytes(UTF_8);
    return new JsonObject(
        switch (condition) {
          case Compare.ModRevision(String _, long revision) ->
              Map.of("key", key, "result", "EQUAL", "target", "MOD", "mod_revision", revision);
          case Compare.CreateRevision(String _, long revision) ->
              Map.of(
                  "key", key, "result", "EQUAL", "target", "CREATE", "create_revision", revision);
          case Compare.Value(String _, Bytes value) ->
              Map.of(
                  "key", key, "result", "EQUAL", "target", "VALUE", "value", value.toByteArray());
        });
  }

  private static JsonObject operation(Op op) {
    byte[] key = op.key().getBytes(UTF_8);
    return new JsonObject(
        switch (op) {
          case Op.Put(String _, Bytes value, long lease) ->
              Map.of(
                  "request_put",
                  new JsonObject(Map.of("key", key, "value", value.toByteArray(), "lease", lease)));
          case Op.Delete _ -> Map.of("request_delete_range", new JsonObject(Map.of("key", key)));
          case Op.DeletePrefix(String prefix) ->
              Map.of(
                  "request_delete_range",
                  new JsonObject(Map.of("key", first(prefix), "range_end", end(prefix))));
        });
  }

  static Entry entry(JsonObject kv) {
    return new Entry(
        key(kv),
        Bytes.of(kv.bytes("value")),
        kv.number("create_revision"),
        kv.number("mod_revision"),
        kv.number("version"),
        kv.number("lease"));
  }

  static WatchEvent event(JsonObject event) {
    JsonObject kv = event.object("kv");
    return event.text("type").equals("DELETE")
        ? new WatchEvent.Deleted(key(kv), kv.number("mod_revision"))
        : new WatchEvent.Written(entry(kv));
  }

  private static String key(JsonObject kv) {
    return new String(kv.bytes("key"), UTF_8);
  }

  /** etcd takes no empty key: a zero byte stands for the first of all. */
  private static byte[] first(String prefix) {
    return prefix.isEmpty() ? ZERO : prefix.getBytes(UTF_8);
  }

  /** The first key behind all that start with the prefix; a zero byte stands for no end. */
  private static byte[] end(String prefix) {
    byte[] bytes = prefix.getBytes(UTF_8);
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] != (byte) 0xff) {
        bytes[i]++;
        return Arrays.copyOf(bytes, i + 1);
      }
    }
    return ZERO;
  }
}
