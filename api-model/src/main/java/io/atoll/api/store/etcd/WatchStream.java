package io.atoll.api.store.etcd;

import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/** One stream of a watch; its calls carry it along, so that a late one is known as such. */
final class WatchStream implements ClientResponseObserver<WatchRequest, WatchResponse> {
  private final EtcdWatch watch;
  private volatile @Nullable ClientCallStreamObserver<WatchRequest> requests;

  WatchStream(EtcdWatch watch) {
    this.watch = watch;
  }

  void start(WatchGrpc.WatchStub stub, WatchRequest create) {
    stub.watch(this).onNext(create);
  }

  void cancel() {
    ClientCallStreamObserver<WatchRequest> started = requests;
    if (started != null) {
      started.cancel("watch ended", null);
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchRequest> stream) {
    requests = stream;
  }

  @Override
  public void onNext(WatchResponse answer) {
    watch.received(this, answer);
  }

  @Override
  public void onError(Throwable cause) {
    watch.broken(this, Status.fromThrowable(cause));
  }

  @Override
  public void onCompleted() {
    watch.broken(this, Status.UNAVAILABLE.withDescription("etcd ended the watch"));
  }
}
