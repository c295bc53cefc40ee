package io.atoll.api.store.etcd;

import com.google.common.base.Splitter;
import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives gRPC a fixed list of endpoints, each with its own host name, so that each member's
 * certificate is checked against the name by which that member was given.
 */
final class Endpoints extends NameResolver {
  private static final String SCHEME = "atoll-etcd";

  static {
    NameResolverRegistry.getDefaultRegistry().register(new Provider());
  }

  private final List<URI> endpoints;

  private Endpoints(List<URI> endpoints) {
    this.endpoints = endpoints;
  }

  /** What a channel to these endpoints is opened with. */
  static String target(List<URI> endpoints) {
    return endpoints.stream()
        .map(URI::getAuthority)
        .collect(Collectors.joining(",", SCHEME + ":///", ""));
  }

  @Override
  public String getServiceAuthority() {
    return endpoints.getFirst().getAuthority();
  }

  @Override
  public void start(Listener2 listener) {
    listener.onResult(
        ResolutionResult.newBuilder()
            .setAddressesOrError(
                StatusOr.fromValue(endpoints.stream().map(Endpoints::group).toList()))
            .build());
  }

  private static EquivalentAddressGroup group(URI endpoint) {
    return new EquivalentAddressGroup(
        new InetSocketAddress(endpoint.getHost(), endpoint.getPort()),
        Attributes.newBuilder()
            .set(EquivalentAddressGroup.ATTR_AUTHORITY_OVERRIDE, endpoint.getAuthority())
            .build());
  }

  @Override
  public void shutdown() {}

  private static final class Provider extends NameResolverProvider {
    @Override
    public NameResolver newNameResolver(URI target, Args args) {
      return new Endpoints(
          Splitter.on(',')
              .splitToStream(target.getPath().substring(1))
              .map(authority -> URI.create("//" + authority))
              .toList());
    }

    @Override
    public String getDefaultScheme() {
      return SCHEME;
    }

    @Override
    protected boolean isAvailable() {
      return true;
    }

    @Override
    protected int priority() {
      return 5;
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
      return List.of(InetSocketAddress.class);
    }
  }
}
