package io.atoll.api.store.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.protocol.KeyRange;
import io.atoll.api.store.protocol.Page;
import io.etcd.jetcd.api.Compare.CompareTarget;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;
import java.util.List;

/** The words of the port in etcd's own, and back. */
final class Messages {
  private Messages() {}

  static RangeRequest get(String key) {
    return RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8(key)).build();
  }

  /**
   * The first keys of a range.
   *
   * @param revision 0 for now
   */
  static RangeRequest page(KeyRange range, long revision, int limit) {
    return RangeRequest.newBuilder()
        .setKey(bytes(range.first()))
        .setRangeEnd(bytes(range.end()))
        .setRevision(revision)
        .setLimit(limit)
        .build();
  }

  static RangeRequest keysOnly(RangeRequest request) {
    return request.toBuilder().setKeysOnly(true).build();
  }

  static WatchRequest watch(String prefix, long fromRevision) {
    KeyRange range = KeyRange.of(prefix);
    return WatchRequest.newBuilder()
        .setCreateRequest(
            WatchCreateRequest.newBuilder()
                .setKey(bytes(range.first()))
                .setRangeEnd(bytes(range.end()))
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
      case Op.DeletePrefix(String prefix) -> request.setRequestDeleteRange(deletion(prefix));
    }
    return request.build();
  }

  private static DeleteRangeRequest.Builder deletion(String prefix) {
    KeyRange range = KeyRange.of(prefix);
    return DeleteRangeRequest.newBuilder()
        .setKey(bytes(range.first()))
        .setRangeEnd(bytes(range.end()));
  }

  static Page page(RangeResponse answer) {
    List<KeyValue> read = answer.getKvsList();
    Bytes last = answer.getMore() ? Bytes.of(read.getLast().getKey().toByteArray()) : Bytes.EMPTY;
    return new Page(
        read.stream().map(Messages::entry).toList(), last, answer.getHeader().getRevision());
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
}
