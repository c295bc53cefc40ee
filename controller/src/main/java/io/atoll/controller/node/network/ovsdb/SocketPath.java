package io.atoll.controller.node.network.ovsdb;

import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unix sockets whose path is longer than the kernel's 107 bytes are reached by a short link. */
final class SocketPath {
  private static final int LONGEST = 100;

  private SocketPath() {}

  static Path reachable(Path socket) {
    Path path = socket.toAbsolutePath();
    if (path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return path;
    }
    try {
      Path directory = Files.createTempDirectory("atoll");
      directory.toFile().deleteOnExit();
      Path link = Files.createSymbolicLink(directory.resolve("ovs"), path.getParent());
      link.toFile().deleteOnExit();
      return link.resolve(path.getFileName());
    } catch (IOException e) {
      throw new NetworkException(
          Category.INTERNAL, "the path " + path + " is too long for a socket", e);
    }
  }
}
