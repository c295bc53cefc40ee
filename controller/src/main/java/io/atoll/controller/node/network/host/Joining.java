package io.atoll.controller.node.network.host;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.util.Optional;

/**
 * One container on its way into the network. A single program makes the link, enters the
 * container's namespace, and waits there while the switch opens the port. For one thread; what is
 * left when closed half done, the next try completes.
 */
public final class Joining implements AutoCloseable {
  private final Conversation program;
  private final MacAddress mac;
  private final int pid;

  Joining(Conversation program, MacAddress mac, int pid) {
    this.program = program;
    this.mac = mac;
    this.pid = pid;
  }

  /**
   * Returns when the link exists, its other end being the container's {@code eth0}, still without
   * routes.
   */
  public void awaitLink() {
    try {
      Optional<String> line = program.hear();
      if (!line.equals(Optional.of(LinkScripts.CREATED))) {
        throw failed(line.map(text -> text + "\n").orElse(""));
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Gives {@code eth0} its routes: from now on the container may send. */
  public void open(Ipv4 gateway) {
    program.say(LinkScripts.open(mac, gateway));
    try {
      Commands.Result result = program.end();
      if (result.code() != 0) {
        throw error(result.code(), result.output());
      }
    } catch (IOException e) {
      throw broken(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private NetworkException failed(String before) throws IOException {
    try {
      Commands.Result result = program.end();
      return error(result.code(), before + result.output());
    } catch (InterruptedException e) {
      return interrupted(e);
    }
  }

  private NetworkException error(int code, String output) {
    return code == LinkScripts.NO_PROCESS
        ? new NetworkException(
            Category.NO_SUCH_PROCESS, "process " + pid + " ended before it was joined", null)
        : new NetworkException(
            Category.INTERNAL, "joining process " + pid + " failed: " + output.strip(), null);
  }

  private NetworkException broken(IOException e) {
    return new NetworkException(
        Category.INTERNAL, "joining process " + pid + " failed: " + e.getMessage(), e);
  }

  private static NetworkException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new NetworkException(Category.UNAVAILABLE, "interrupted while joining", e);
  }

  @Override
  public void close() {
    program.close();
  }
}
