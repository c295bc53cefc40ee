package io.atoll.api.store.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.protocol.KeyRange;
import io.atoll.api.store.protocol.Page;
import java.util.List;
import java.util.Map;

/** The words of the port in those of the gateway, and back. */
final class Requests {
  private Requests() {}

  static JsonObject get(String key) {
    return new JsonObject(Map.of("key", key.getBytes(UTF_8)));
  }

  /**
   * The first keys of a range.
   *
   * @param revision 0 for now
   */
  static JsonObject page(KeyRange range, long revision, int limit) {
    return range(range, Map.of("revision", revision, "limit", limit));
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
    JsonObject create = range(KeyRange.of(prefix), Map.of("start_revision", fromRevision));
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
              Map.of("request_delete_range", range(KeyRange.of(prefix), Map.of()));
        });
  }

  private static JsonObject range(KeyRange range, Map<String, Object> more) {
    return new JsonObject(
        ImmutableMap.<String, Object>builder()
            .put("key", range.first().toByteArray())
            .put("range_end", range.end().toByteArray())
            .putAll(more)
            .buildOrThrow());
  }

  static Page page(JsonObject answer) {
    List<JsonObject> read = answer.objects("kvs");
    Bytes last = answer.flag("more") ? Bytes.of(read.getLast().bytes("key")) : Bytes.EMPTY;
    return new Page(
        read.stream().map(Requests::entry).toList(),
        last,
        answer.object("header").number("revision"));
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
}
