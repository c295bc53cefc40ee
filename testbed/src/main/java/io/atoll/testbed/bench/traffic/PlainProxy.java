package io.atoll.testbed.bench.traffic;

import io.atoll.api.state.Observation;
import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** The peer: an HAProxy that a person has configured with these workers, as its manual begins. */
final class PlainProxy {
  static final String URL = "http://127.0.0.1:18080/";
  private static final int PORT = 18080;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PlainProxy() {}

  static Program start(Path folder, Collection<Observation> workers) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            defaults
              mode http
              timeout connect 2s
              timeout client 60s
              timeout server 60s
            frontend web
              bind 127.0.0.1:18080
              default_backend web
            backend web
              balance roundrobin
            """);
    for (Observation worker : workers) {
      text.append("  server %s %s:8080 check%n".formatted(worker.worker(), worker.address()));
    }
    Path file = folder.resolve("plain.cfg");
    Files.writeString(file, text);
    Program program =
        Program.start("haproxy", folder.resolve("plain.log"), "haproxy", "-f", file.toString());
    program.awaitReady(PATIENCE, PlainProxy::accepts);
    return program;
  }

  private static boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 100);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
