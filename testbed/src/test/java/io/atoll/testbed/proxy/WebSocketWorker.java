package io.atoll.testbed.proxy;

import io.atoll.api.state.Endpoints.Endpoint;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes WebSockets, says each short text back behind its own name, and others when told to. */
final class WebSocketWorker implements AutoCloseable {
  private static final String KEY = "sec-websocket-key: ";
  private static final String KEY_TAIL = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  private final String name;
  private final ServerSocket server;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  WebSocketWorker(String name, String address) {
    this.name = name;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  Endpoint endpoint() {
    return Scene.worker(name, server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  /** To all who have one open. */
  void say(String text) throws IOException {
    for (Socket socket : open) {
      send(socket.getOutputStream(), TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      String key = key(in);
      if (!key.isEmpty()) {
        upgrade(socket.getOutputStream(), key);
        open.add(socket);
        converse(in, socket.getOutputStream());
      }
    } catch (IOException gone) {
      // The other side sees that too: there is nobody left to tell.
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** Empty where nobody asks: the proxy connects to see whether somebody is here. */
  private static String key(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString()
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(KEY))
        .map(line -> line.substring(KEY.length()))
        .findFirst()
        .orElse("");
  }

  private static void upgrade(OutputStream out, String key) throws IOException {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accepted(key)
            + "\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static String accepted(String key) {
    try {
      byte[] text = (key + KEY_TAIL).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Frames of RFC 6455, section 5.2, of less than 126 bytes; a client's are masked. */
  private void converse(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int kind = in.readUnsignedByte() & 0x0f;
      byte[] content = new byte[in.readUnsignedByte() & 0x7f];
      byte[] mask = in.readNBytes(4);
      in.readFully(content);
      for (int i = 0; i < content.length; i++) {
        content[i] ^= mask[i % 4];
      }
      if (kind == CLOSE) {
        send(out, CLOSE, content);
        return;
      }
      String text = name + ": " + new String(content, StandardCharsets.UTF_8);
      send(out, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static synchronized void send(OutputStream out, int kind, byte[] content)
      throws IOException {
    byte[] frame = new byte[content.length + 2];
    frame[0] = (byte) (0x80 | kind);
    frame[1] = (byte) content.length;
    System.arraycopy(content, 0, frame, 2, content.length);
    out.write(frame);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
