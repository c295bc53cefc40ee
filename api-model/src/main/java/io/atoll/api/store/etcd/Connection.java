package io.atoll.api.store.etcd;

import com.google.common.util.concurrent.MoreExecutors;
import io.atoll.api.store.StoreException;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.WatchGrpc;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channel to etcd and what keeps it going: gRPC's own wait between attempts to connect grows to
 * minutes, so as long as etcd is away the channel is told again and again not to wait. Thread-safe.
 */
final class Connection implements AutoCloseable {
  private static final Duration RECONNECT = Duration.ofMillis(300);

  /** A member that is cut off from the others ends the watch, instead of going silent. */
  private static final Metadata.Key<String> HAS_LEADER =
      Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private final @Nullable Token token;
  private final Duration deadline;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("etcd-timer").factory());

  Connection(EtcdOptions options) {
    channel = Channels.open(options);
    EtcdOptions.Login login = options.login();
    token = login == null ? null : new Token(channel, login, options.deadline());
    deadline = options.deadline();
    reconnect();
  }

  /** Again and again while it fails; else the channel calls when that changes. */
  private void reconnect() {
    ConnectivityState state = channel.getState(false);
    if (state == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
      soon();
    } else {
      channel.notifyWhenStateChanged(state, this::soon);
    }
  }

  private void soon() {
    if (!timer.isShutdown()) {
      var _ = timer.schedule(this::reconnect, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  KVGrpc.KVBlockingStub keys() {
    return limited(KVGrpc.newBlockingStub(channel));
  }

  LeaseGrpc.LeaseBlockingStub leases() {
    return limited(LeaseGrpc.newBlockingStub(channel));
  }

  /** For the one call of a lease that is a stream. Its answer waits for no other thread's turn. */
  LeaseGrpc.LeaseStub leaseStream() {
    return limited(LeaseGrpc.newStub(channel)).withExecutor(MoreExecutors.directExecutor());
  }

  /** Without a deadline. */
  WatchGrpc.WatchStub watches() {
    Metadata headers = new Metadata();
    headers.put(HAS_LEADER, "true");
    return authenticated(WatchGrpc.newStub(channel))
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  Duration deadline() {
    return deadline;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  void forgetToken() {
    if (token != null) {
      token.forget();
    }
  }

  private <S extends AbstractStub<S>> S limited(S stub) {
    return authenticated(stub).withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private <S extends AbstractStub<S>> S authenticated(S stub) {
    return token == null ? stub : stub.withCallCredentials(token);
  }

  /**
   * Makes the call, once more if etcd no longer knows the token: it then did nothing.
   *
   * @param what for the message
   */
  <T> T call(String what, BiFunction<String, Status, StoreException> failure, Supplier<T> request) {
    try {
      return request.get();
    } catch (StatusRuntimeException first) {
      if (token == null || !Failures.staleToken(first.getStatus())) {
        throw failure.apply(what, first.getStatus());
      }
      token.forget();
      return again(what, failure, request);
    }
  }

  private static <T> T again(
      String what, BiFunction<String, Status, StoreException> failure, Supplier<T> request) {
    try {
      return request.get();
    } catch (StatusRuntimeException second) {
      throw failure.apply(what, second.getStatus());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    channel.shutdownNow();
  }
}
