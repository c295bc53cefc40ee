package io.atoll.testbed.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * What a client met that asks one thing after another on one connection, and opens another only
 * when it was told that this one closes.
 */
record KeptConnection(int answers, List<String> failures) {

  static KeptConnection ask(int port, String host, BooleanSupplier enough) {
    int answers = 0;
    List<String> failures = new ArrayList<>();
    while (!enough.getAsBoolean()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(20_000);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean open = true;
        while (open && !enough.getAsBoolean()) {
          request(socket.getOutputStream(), host);
          open = answer(in, failures);
          answers++;
        }
      } catch (IOException e) {
        failures.add(e.toString());
      }
    }
    return new KeptConnection(answers, failures);
  }

  private static void request(OutputStream out, String host) throws IOException {
    out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Whether the connection stays open. */
  private static boolean answer(BufferedReader in, List<String> failures) throws IOException {
    String status = in.readLine();
    if (status == null) {
      failures.add("closed without an answer");
      return false;
    }
    if (!status.contains(" 200 ")) {
      failures.add(status);
    }
    boolean open = true;
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      open &= !header.equals("connection: close");
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    skip(in, length);
    return open;
  }

  private static void skip(BufferedReader in, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (in.read() < 0) {
        throw new UncheckedIOException(new IOException("cut in the middle of an answer"));
      }
    }
  }
}
