package io.atoll.controller.node.probe.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.value.Ipv4;
import io.atoll.api.value.StatusRange;
import io.atoll.controller.node.probe.ProbeResult;
import io.atoll.controller.node.probe.ProbeTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketChecksTest {
  private static final Ipv4 HERE = Ipv4.parse("127.0.0.1");
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final ProbeResult PASSED = new ProbeResult.Passed();

  private final ServerSocket server = listen();
  private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Answers one request with these bytes, and closes only if told to. */
  private void answers(String answer, boolean closes) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            Socket socket = server.accept();
            byte[] some = new byte[4096];
            int read = socket.getInputStream().read(some);
            requests.add(new String(some, 0, read, StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            if (closes) {
              socket.close();
            }
          } catch (IOException e) {
            requests.add(e.toString());
          }
        });
  }

  private ProbeResult http(Map<String, String> headers, String... status) {
    List<StatusRange> ranges = List.of(status).stream().map(StatusRange::parse).toList();
    var http = new ProbeTarget.Http(server.getLocalPort(), "/well?a=1", ranges, headers);
    return new HttpCheck(http).ask(HERE, TIMEOUT);
  }

  private String port() {
    return "port " + server.getLocalPort() + ": ";
  }

  @Test
  void sendsWhatItWasToldAndPassesByTheStatus() throws InterruptedException {
    answers("HTTP/1.1 204 No Content\r\n\r\n", true);
    assertEquals(PASSED, http(Map.of("host", "shop.test", "X-Probe", "1"), "204"));
    String request = requests.take();
    assertTrue(request.startsWith("GET /well?a=1 HTTP/1.1\r\n"), request);
    assertTrue(request.contains("\r\nHost: shop.test\r\n"), request);
    assertTrue(request.contains("\r\nX-Probe: 1\r\n"), request);
    assertTrue(request.endsWith("\r\n\r\n"), request);
  }

  @Test
  void tellsAnotherStatusInOneHarmlessLine() {
    answers("HTTP/1.1 503 Not\u001b[31m now\r\n\r\n", true);
    assertEquals(new ProbeResult.Failed("HTTP 503 Not [31m now"), http(Map.of(), "200-399"));
    answers("HTTP/1.0 302 Found\r\n\r\n", true);
    assertEquals(new ProbeResult.Failed("HTTP 302 Found, not 200"), http(Map.of(), "200"));
  }

  @Test
  void endsAtItsTimeWhateverTheServerDoes() {
    answers("HTTP/1.1 2", false);
    assertEquals(new ProbeResult.Failed(port() + "no answer within 300ms"), http(Map.of(), "200"));
    answers("HTTP/1.1 200 OK\r\n\r\n", false);
    assertEquals(PASSED, http(Map.of(), "200"));
  }

  @Test
  void tellsWhatIsNoAnswer() throws IOException {
    answers("", true);
    assertEquals(
        new ProbeResult.Failed(port() + "closed the connection before it answered"),
        http(Map.of(), "200"));
    answers("SSH-2.0-OpenSSH\r\n", true);
    assertEquals(new ProbeResult.Failed(port() + "the answer is not HTTP"), http(Map.of(), "200"));
    server.close();
    assertEquals(new ProbeResult.Failed(port() + "connection refused"), http(Map.of(), "200"));
  }

  @Test
  void connectsToEachPort() throws IOException {
    List<Integer> open = List.of(server.getLocalPort());
    assertEquals(PASSED, TcpCheck.ask(HERE, open, TIMEOUT));
    server.close();
    assertEquals(
        new ProbeResult.Failed(port() + "connection refused"), TcpCheck.ask(HERE, open, TIMEOUT));
  }
}
