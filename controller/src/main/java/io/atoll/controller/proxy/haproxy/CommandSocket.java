package io.atoll.controller.proxy.haproxy;

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
import java.util.ArrayList;
import java.util.List;

/**
 * A command line of HAProxy on a unix socket. Blocking, until the answer is complete or five
 * seconds have passed without a byte. Thread-safe.
 */
final class CommandSocket {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** HAProxy reads a line into a buffer of 16 KiB. */
  private static final int LONGEST_LINE = 8192;

  private final Path path;

  CommandSocket(Path path) {
    this.path = path;
  }

  /**
   * One command, which may be followed by lines of its own; answers all that is said to it.
   *
   * @throws IOException if nobody listens, or nobody answers
   */
  String ask(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      ByteBuffer out = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
      while (out.hasRemaining()) {
        await(selector, command);
        channel.write(out);
      }
      channel.shutdownOutput();
      key.interestOps(SelectionKey.OP_READ);
      return read(channel, selector, command);
    }
  }

  private String read(SocketChannel channel, Selector selector, String command) throws IOException {
    var all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(65536);
    while (true) {
      await(selector, command);
      int count = channel.read(buffer);
      if (count < 0) {
        return all.toString(StandardCharsets.UTF_8);
      }
      all.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }

  private void await(Selector selector, String command) throws IOException {
    selector.selectedKeys().clear();
    if (selector.select(PATIENCE.toMillis()) == 0) {
      throw new IOException(
          "no answer from %s to: %s".formatted(path, command.lines().findFirst().orElse("")));
    }
  }

  /** Many commands, in this order; answers what is said to each, stripped. */
  List<String> askAll(List<String> commands) throws IOException {
    List<String> answers = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int length = 0;
    for (String command : commands) {
      if (length + command.length() > LONGEST_LINE) {
        answers.addAll(askLine(line));
        line.clear();
        length = 0;
      }
      line.add(command);
      length += command.length() + 1;
    }
    answers.addAll(askLine(line));
    return answers;
  }

  private List<String> askLine(List<String> commands) throws IOException {
    if (commands.isEmpty()) {
      return List.of();
    }
    List<String> answers = new ArrayList<>();
    StringBuilder answer = new StringBuilder();
    for (String text : ask(String.join(";", commands)).split("\n", -1)) {
      if (!text.isEmpty()) {
        answer.append(answer.isEmpty() ? "" : "\n").append(text);
      } else if (answers.size() < commands.size()) {
        // An empty line ends each answer.
        answers.add(answer.toString());
        answer.setLength(0);
      }
    }
    return answers;
  }
}
