package io.atoll.agent.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Answers on a unix socket as HAProxy does, after it has read the command. */
record FakeHaproxy(ServerSocketChannel server, Path path) implements AutoCloseable {
  static final String HEAD =
      "# pxname,svname,qcur,qmax,scur,stot,req_tot,econ,eresp,wretr,hrsp_1xx,hrsp_2xx,hrsp_3xx,"
          + "hrsp_4xx,hrsp_5xx\n";

  private static final String SERVERS = HEAD + "shop.http,shop-1,0,0,3,9,9,0,0,0,0,0,0,0,0\n";

  /** Half of the requests are answered. */
  static String backend(String name, int requests, int sessions) {
    return "%s,BACKEND,0,0,%d,%d,%d,0,0,0,0,0,0,0,0\n"
        .formatted(name, sessions, requests, requests / 2);
  }

  static FakeHaproxy listen(Path path, Supplier<String> figures) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Thread.ofVirtual().start(() -> serve(server, figures));
    return new FakeHaproxy(server, path);
  }

  private static void serve(ServerSocketChannel server, Supplier<String> figures) {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        ByteBuffer command = ByteBuffer.allocate(64);
        while (client.read(command) >= 0) {
          // Until the client has said all.
        }
        boolean servers = new String(command.array(), UTF_8).startsWith("show stat -1 4 ");
        ByteBuffer answer = ByteBuffer.wrap((servers ? SERVERS : figures.get()).getBytes(UTF_8));
        while (answer.hasRemaining()) {
          client.write(answer);
        }
      } catch (IOException e) {
        // The server was closed, or the client left.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }
}
