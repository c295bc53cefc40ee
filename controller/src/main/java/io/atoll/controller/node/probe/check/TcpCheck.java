package io.atoll.controller.node.probe.check;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.probe.ProbeResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;

/** Whether ports accept connections. */
final class TcpCheck {
  private TcpCheck() {}

  static ProbeResult ask(Ipv4 address, List<Integer> ports, Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    for (int port : ports) {
      try {
        connect(address, port, deadline);
      } catch (IOException e) {
        return new ProbeResult.Failed(Texts.of(e, port, timeout));
      }
    }
    return new ProbeResult.Passed();
  }

  private static void connect(Ipv4 address, int port, Deadline deadline) throws IOException {
    try (Socket socket = new Socket()) {
      // Closing with a reset leaves no connection behind in the worker.
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.connect(new InetSocketAddress(address.toString(), port), deadline.millisLeft());
    }
  }
}
