package io.atoll.controller.proxy.haproxy;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who listens on which port of this host. */
final class Listeners {
  private static final String LISTENING = "0A";

  private Listeners() {}

  /** Whether nobody does at this moment, found out by trying. */
  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("0.0.0.0", port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Ports on which one process listens. */
  static Set<Integer> of(long pid) throws IOException {
    Set<String> sockets = sockets(pid);
    ImmutableSet.Builder<Integer> ports = ImmutableSet.builder();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/tcp"))) {
      List<String> fields = List.of(line.strip().split("\\s+"));
      boolean listening = fields.size() > 9 && fields.get(3).equals(LISTENING);
      if (listening && sockets.contains("socket:[" + fields.get(9) + "]")) {
        String address = fields.get(1);
        ports.add(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16));
      }
    }
    return ports.build();
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : open) {
        if (Files.isSymbolicLink(file)) {
          sockets.add(Files.readSymbolicLink(file).toString());
        }
      }
    }
    return sockets;
  }
}
