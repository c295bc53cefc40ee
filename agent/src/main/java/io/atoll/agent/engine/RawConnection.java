package io.atoll.agent.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection that the engine gives over to a command once it has answered, for bytes in both
 * directions. Made by hand because the library cannot end one direction alone, which is how a
 * command learns that its input is at its end. One thread may read while another writes.
 */
final class RawConnection implements AutoCloseable {
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int SWITCHED = 101;

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;

  private RawConnection(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedInputStream(Channels.newInputStream(channel));
    this.out = Channels.newOutputStream(channel);
  }

  /** Posts the body and has the connection given over. */
  static RawConnection post(URI host, String path, byte[] body) throws EngineException {
    try {
      SocketChannel channel = SocketChannel.open(address(host));
      RawConnection connection = new RawConnection(channel);
      try {
        connection.begin(path, body);
        return connection;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (EngineException e) {
      throw e;
    } catch (IOException e) {
      throw EngineException.unreachable(e);
    }
  }

  private static SocketAddress address(URI host) {
    return "unix".equals(host.getScheme())
        ? UnixDomainSocketAddress.of(host.getPath())
        : new InetSocketAddress(host.getHost(), host.getPort());
  }

  private void begin(String path, byte[] body) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    String answer = readHead();
    int status = Integer.parseInt(answer.substring(9, 12));
    if (status != SWITCHED) {
      channel.shutdownOutput();
      String rest = new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8);
      throw new EngineException(status, rest.strip());
    }
  }

  /** Up to the empty line. */
  private String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lineLength = 0;
    while (head.size() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the engine closed the connection");
      }
      head.write(next);
      if (next == '\n' && lineLength == 0) {
        return head.toString(StandardCharsets.US_ASCII);
      }
      lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
    }
    throw new IOException("the engine's answer has no end");
  }

  InputStream in() {
    return in;
  }

  /** Carries all of it over and ends this direction. Blocks until then. */
  void send(InputStream input) throws IOException {
    input.transferTo(out);
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
