package io.atoll.api.store.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.etcd.jetcd.api.Compare.CompareTarget;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;

/** The words of the port in etcd's own, and back. */
final class Messages {
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);

  private Messages() {}

  static RangeRequest get(String key) {
    return RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8(key)).build();
  }

  /**
   * One page of what stands under the prefix.
   *
   * @param after the last key of the page before, empty for the first
   * @param revision 0 for now
   */
  static RangeRequest page(String prefix, ByteString after, long revision, int limit) {
    return RangeRequest.newBuilder()
        .setKey(after.isEmpty() ? first(prefix) : after.concat(ZERO))
        .setRangeEnd(end(prefix))
        .setRevision(revision)
        .setLimit(limit)
        .build();
  }

  static RangeRequest keysOnly(RangeRequest request) {
    return request.toBuilder().setKeysOnly(true).build();
  }

  static WatchRequest watch(String prefix, long fromRevision) {
    return WatchRequest.newBuilder()
        .setCreateRequest(
            WatchCreateRequest.newBuilder()
                .setKey(first(prefix))
                .setRangeEnd(end(prefix))
                .setStartRevision(fromRevision))
        .build();
  }

  static TxnRequest txn(Txn txn) {
    TxnRequest.Builder request = TxnRequest.newBuilder();
    txn.conditions().forEach(condition -> request.addCompare(compare(condition)));
    txn.operations().forEach(op -> request.addSuccess(operation(op)));
    return request.build();
  }

  private static io.etcd.jetcd.api.Compare compare(Compare condition) {
    var compare =
        io.etcd.jetcd.api.Compare.newBuilder().setKey(ByteString.copyFromUtf8(condition.key()));
    switch (condition) {
      case Compare.ModRevision(String key, long revision) ->
          compare.setTarget(CompareTarget.MOD).setModRevision(revision);
      case Compare.CreateRevision(String key, long revision) ->
          compare.setTarget(CompareTarget.CREATE).setCreateRevision(revision);
      case Compare.Value value ->
          compare.setTarget(CompareTarget.VALUE).setValue(bytes(value.value()));
    }
    return compare.build();
  }

  private static RequestOp operation(Op op) {
    ByteString key = ByteString.copyFromUtf8(op.key());
    RequestOp.Builder request = RequestOp.newBuilder();
    switch (op) {
      case Op.Put put ->
          request.setRequestPut(
              PutRequest.newBuilder()
                  .setKey(key)
                  .setValue(bytes(put.value()))
                  .setLease(put.lease()));
      case Op.Delete delete ->
          request.setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(key));
      case Op.DeletePrefix(String prefix) ->
          request.setRequestDeleteRange(
              DeleteRangeRequest.newBuilder().setKey(first(prefix)).setRangeEnd(end(prefix)));
    }
    return request.build();
  }

  static Entry entry(KeyValue kv) {
    return new Entry(
        kv.getKey().toStringUtf8(),
        Bytes.of(kv.getValue().toByteArray()),
        kv.getCreateRevision(),
        kv.getModRevision(),
        kv.getVersion(),
        kv.getLease());
  }

  static WatchEvent event(Event event) {
    KeyValue kv = event.getKv();
    return event.getType() == Event.EventType.DELETE
        ? new WatchEvent.Deleted(kv.getKey().toStringUtf8(), kv.getModRevision())
        : new WatchEvent.Written(entry(kv));
  }

  private static ByteString bytes(Bytes value) {
    return UnsafeByteOperations.unsafeWrap(value.toByteArray());
  }

  /** etcd takes no empty key: a zero byte stands for the first of all. */
  private static ByteString first(String prefix) {
    return prefix.isEmpty() ? ZERO : ByteString.copyFromUtf8(prefix);
  }

  /** The first key behind all that start with the prefix; a zero byte stands for no end. */
  private static ByteString end(String prefix) {
    byte[] bytes = ByteString.copyFromUtf8(prefix).toByteArray();
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] != (byte) 0xff) {
        bytes[i]++;
        return ByteString.copyFrom(bytes, 0, i + 1);
      }
    }
    return ZERO;
  }
}
