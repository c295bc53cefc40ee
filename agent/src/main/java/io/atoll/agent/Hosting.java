package io.atoll.agent;

import com.google.common.net.HostAndPort;
import io.atoll.agent.endpoint.Access;
import io.atoll.agent.endpoint.Certificate;
import io.atoll.agent.endpoint.HostEndpoint;
import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.endpoint.Routes;
import io.atoll.agent.endpoint.Token;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint, put together from options.
 *
 * @param url how others reach it
 */
record Hosting(HostEndpoint endpoint, URI url, String fingerprint, String token)
    implements AutoCloseable {

  static Hosting start(AgentOptions options, Routes routes, RequestTally tally) throws IOException {
    InetSocketAddress address = address(options.listen);
    Certificate certificate = Certificate.in(options.data, options.node);
    Token token = Token.random();
    Access access = new Access(token, figuresToken(options.metricsToken));
    HostEndpoint endpoint =
        HostEndpoint.start(address, certificate, access, routes, tally, options.mostRequests);
    keep(token, options.data);
    return new Hosting(
        endpoint, url(options.url, address, endpoint), certificate.fingerprint(), token.text());
  }

  private static Optional<Token> figuresToken(@Nullable Path file) throws IOException {
    return file == null ? Optional.empty() : Optional.of(Token.in(file));
  }

  private static InetSocketAddress address(String listen) {
    HostAndPort parsed = HostAndPort.fromString(listen).withDefaultPort(9470);
    return new InetSocketAddress(parsed.getHost(), parsed.getPort());
  }

  private static URI url(@Nullable URI given, InetSocketAddress address, HostEndpoint endpoint) {
    if (given != null) {
      return given;
    }
    if (address.getAddress() == null || address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "--listen "
              + address.getHostString()
              + " says not how others reach this host. Give --url https://ADDRESS:"
              + endpoint.port()
              + " too, or listen on one address");
    }
    return URI.create("https://" + HostAndPort.fromParts(address.getHostString(), endpoint.port()));
  }

  /** For programs of this host that collect figures, such as Prometheus. */
  private static void keep(Token token, Path folder) throws IOException {
    Path fresh = folder.resolve("token.new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, token.text());
    Files.move(fresh, folder.resolve("token"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
