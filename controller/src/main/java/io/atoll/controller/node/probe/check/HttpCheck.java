package io.atoll.controller.node.probe.check;

import io.atoll.api.value.Ipv4;
import io.atoll.api.value.StatusRange;
import io.atoll.controller.node.probe.ProbeResult;
import io.atoll.controller.node.probe.ProbeTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One GET on a connection of its own, of which only the status counts. By hand, because a client
 * library keeps connections, follows redirections, and has no limit for an answer that trickles.
 */
final class HttpCheck {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(.*)");
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_DRAINED = 64 * 1024;
  private static final Duration DRAINING = Duration.ofMillis(200);

  private final ProbeTarget.Http http;

  HttpCheck(ProbeTarget.Http http) {
    this.http = http;
  }

  ProbeResult ask(Ipv4 address, Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.toString(), http.port()), deadline.millisLeft());
      socket.getOutputStream().write(request(address).getBytes(StandardCharsets.ISO_8859_1));
      ProbeResult result = judge(statusLine(socket, deadline));
      drain(socket);
      return result;
    } catch (IOException e) {
      return new ProbeResult.Failed(Texts.of(e, http.port(), timeout));
    }
  }

  private String request(Ipv4 address) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", address + ":" + http.port());
    headers.put("User-Agent", "atoll-probe");
    headers.put("Accept", "*/*");
    headers.putAll(http.headers());
    headers.put("Connection", "close");
    return "GET %s HTTP/1.1\r\n%s\r\n"
        .formatted(
            http.path(),
            headers.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue() + "\r\n")
                .collect(Collectors.joining()));
  }

  private static String statusLine(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    var line = new StringBuilder();
    byte[] some = new byte[LONGEST_LINE];
    while (line.indexOf("\n") < 0) {
      socket.setSoTimeout(deadline.millisLeft());
      int read = in.read(some);
      if (read < 0) {
        throw new IOException("closed the connection before it answered");
      }
      line.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
      if (line.length() > LONGEST_LINE && line.indexOf("\n") < 0) {
        break;
      }
    }
    return line.toString().lines().findFirst().orElse("");
  }

  private ProbeResult judge(String statusLine) {
    Matcher matcher = STATUS_LINE.matcher(statusLine);
    if (!matcher.matches()) {
      return new ProbeResult.Failed("port " + http.port() + ": the answer is not HTTP");
    }
    int status = Integer.parseInt(matcher.group(1));
    if (http.status().stream().anyMatch(it -> it.holds(status))) {
      return new ProbeResult.Passed();
    }
    return new ProbeResult.Failed(
        Texts.clean("HTTP " + status + matcher.group(2)) + expected(http.status()));
  }

  private static String expected(List<StatusRange> wanted) {
    return wanted.equals(List.of(StatusRange.USUAL))
        ? ""
        : ", not " + wanted.stream().map(StatusRange::toString).collect(Collectors.joining(", "));
  }

  /** So that the server can finish; the answer is known, so nothing that fails here matters. */
  private static void drain(Socket socket) {
    Deadline deadline = Deadline.in(DRAINING);
    byte[] some = new byte[8 * 1024];
    try {
      InputStream in = socket.getInputStream();
      for (int drained = 0; drained < MOST_DRAINED; ) {
        socket.setSoTimeout(deadline.millisLeft());
        int read = in.read(some);
        if (read < 0) {
          return;
        }
        drained += read;
      }
    } catch (IOException ended) {
      // It is about to be closed anyway.
    }
  }
}
