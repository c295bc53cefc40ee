package io.atoll.controller.node.readiness;

import io.atoll.api.value.Ipv4;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connects as a client on this host would. */
public final class TcpProbe implements PortProbe {
  private static final int TIMEOUT_MILLIS = 1000;

  @Override
  public boolean accepts(Ipv4 address, int port) {
    try (Socket socket = new Socket()) {
      // Closing with a reset leaves no connection behind in the worker.
      socket.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
      socket.connect(new InetSocketAddress(address.toString(), port), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
