package io.atoll.api.store.etcd;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens channels to etcd. */
final class Channels {
  /** Room for one answer of a watch: up to a thousand revisions. */
  private static final int MAX_ANSWER = 64 << 20;

  /** gRPC says more than once, on a logger that nobody configures, what its callers are told. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  static {
    GRPC.setLevel(Level.SEVERE);
  }

  private Channels() {}

  static ManagedChannel open(EtcdOptions options) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forTarget(Endpoints.target(options.endpoints()))
            .defaultLoadBalancingPolicy("round_robin")
            .maxInboundMessageSize(MAX_ANSWER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .keepAliveTime(6, TimeUnit.SECONDS)
            .keepAliveTimeout(3, TimeUnit.SECONDS);
    if (options.encrypted()) {
      builder.useTransportSecurity().sslContext(context(options.tls()));
    } else {
      builder.usePlaintext();
    }
    return builder.build();
  }

  private static SslContext context(EtcdOptions.@Nullable Tls tls) {
    SslContextBuilder builder = GrpcSslContexts.forClient();
    if (tls != null) {
      Path ca = tls.ca();
      Path certificate = tls.certificate();
      Path key = tls.key();
      if (ca != null) {
        builder.trustManager(ca.toFile());
      }
      if (certificate != null && key != null) {
        builder.keyManager(certificate.toFile(), key.toFile());
      }
    }
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("cannot use the TLS files for etcd: " + tls, e);
    }
  }
}
