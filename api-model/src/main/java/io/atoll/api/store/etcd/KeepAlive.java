package io.atoll.api.store.etcd;

import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One renewal of a lease, which etcd offers only as a stream: one question, one answer, the end.
 */
final class KeepAlive implements StreamObserver<LeaseKeepAliveResponse> {
  private final CompletableFuture<Long> timeToLive = new CompletableFuture<>();

  private KeepAlive() {}

  /**
   * The lease's new time to live in seconds; 0 if there is no such lease.
   *
   * @throws io.grpc.StatusRuntimeException as a blocking stub would
   */
  static long once(Connection connection, long lease) {
    KeepAlive answer = new KeepAlive();
    StreamObserver<LeaseKeepAliveRequest> stream = connection.leaseStream().leaseKeepAlive(answer);
    stream.onNext(LeaseKeepAliveRequest.newBuilder().setID(lease).build());
    stream.onCompleted();
    return answer.await();
  }

  private long await() {
    try {
      return timeToLive.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").withCause(e).asRuntimeException();
    } catch (ExecutionException e) {
      throw Status.fromThrowable(e).asRuntimeException();
    }
  }

  @Override
  public void onNext(LeaseKeepAliveResponse answer) {
    timeToLive.complete(answer.getTTL());
  }

  @Override
  public void onError(Throwable cause) {
    timeToLive.completeExceptionally(cause);
  }

  @Override
  public void onCompleted() {
    timeToLive.completeExceptionally(
        Status.UNAVAILABLE.withDescription("ended without an answer").asRuntimeException());
  }
}
