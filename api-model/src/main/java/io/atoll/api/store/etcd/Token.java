package io.atoll.api.store.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Logs in when first needed and again when etcd has forgotten; adds the token to each call. */
final class Token extends CallCredentials {
  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

  private final Channel channel;
  private final AuthenticateRequest request;
  private final Duration deadline;
  private volatile @Nullable String current;

  Token(Channel channel, EtcdOptions.Login login, Duration deadline) {
    this.channel = channel;
    this.request =
        AuthenticateRequest.newBuilder()
            .setName(login.user())
            .setPassword(login.password())
            .build();
    this.deadline = deadline;
  }

  /** The next call logs in anew. */
  void forget() {
    current = null;
  }

  @Override
  public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
    executor.execute(() -> apply(applier));
  }

  private void apply(MetadataApplier applier) {
    try {
      Metadata headers = new Metadata();
      headers.put(HEADER, token());
      applier.apply(headers);
    } catch (StatusRuntimeException e) {
      applier.fail(e.getStatus());
    }
  }

  private String token() {
    String known = current;
    if (known != null) {
      return known;
    }
    String fresh =
        AuthGrpc.newBlockingStub(channel)
            .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
            .authenticate(request)
            .getToken();
    current = fresh;
    return fresh;
  }
}
