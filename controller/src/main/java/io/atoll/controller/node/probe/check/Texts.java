package io.atoll.controller.node.probe.check;

import io.atoll.api.value.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Words for what went wrong. */
final class Texts {
  private static final int LONGEST = 200;

  private Texts() {}

  static String of(Duration time) {
    return Durations.format(time);
  }

  static String of(IOException failure, int port, Duration timeout) {
    String what =
        switch (failure) {
          case SocketTimeoutException late -> "no answer within " + of(timeout);
          case ConnectException refused -> "connection refused";
          default -> clean(String.valueOf(failure.getMessage()));
        };
    return "port " + port + ": " + what;
  }

  static String withLastLine(String what, String output) {
    String[] lines = output.strip().split("\\R", -1);
    String last = clean(lines[lines.length - 1]);
    return last.isEmpty() ? what : what + ": " + last;
  }

  /** In one line that no terminal takes for a command. */
  static String clean(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
