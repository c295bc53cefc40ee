package io.atoll.agent.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * This host's HAProxy, by the unix socket where it takes commands. Only its figures are asked for.
 * Blocks for a second at most if nothing comes.
 */
public final class ProxySocket {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Of all proxies, with all fields: backends or servers alone. */
  private static final String BACKENDS = "show stat -1 2 -1\n";

  private static final String SERVERS = "show stat -1 4 -1\n";

  private static final int PIECE = 16 * 1024;

  private final Path path;

  public ProxySocket(Path path) {
    this.path = path;
  }

  /**
   * @throws IOException also if there is no HAProxy
   */
  StatTable backends() throws IOException {
    return StatTable.parse(ask(BACKENDS));
  }

  /**
   * @throws IOException also if there is no HAProxy
   */
  StatTable servers() throws IOException {
    return StatTable.parse(ask(SERVERS));
  }

  private String ask(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII)));
      channel.shutdownOutput();
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return answer(channel, selector);
    }
  }

  private static String answer(SocketChannel channel, Selector selector) throws IOException {
    var all = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (true) {
      if (selector.select(PATIENCE.toMillis()) == 0) {
        throw new IOException("HAProxy does not answer");
      }
      selector.selectedKeys().clear();
      if (channel.read(piece) < 0) {
        return all.toString(StandardCharsets.UTF_8);
      }
      all.write(piece.array(), 0, piece.position());
      piece.clear();
    }
  }
}
