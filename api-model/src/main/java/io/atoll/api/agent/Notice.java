package io.atoll.api.agent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A word about a stream, written {@code attempt 2} or {@code error the engine went away}.
 *
 * @param detail may be empty
 */
public record Notice(Kind kind, String detail) {

  public enum Kind {
    /** From the agent: what follows is from this attempt of the worker. */
    ATTEMPT,
    /** From the agent: the stream is complete, and why nothing more will come. */
    END,
    /** From the agent: the command ended, with this code. */
    EXIT,
    /** From the agent: the stream ends early; the detail is for a person. */
    ERROR,
    /** From the agent: there is no such worker, or it does not run. */
    REFUSED,
    /** From the client: rows and columns of its terminal. */
    RESIZE,
    /** From the client: its input is at its end. */
    EOF;

    private String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public String text() {
    return detail.isEmpty() ? kind.word() : kind.word() + " " + detail;
  }

  byte[] encode() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  public static Optional<Notice> parse(byte[] payload) {
    return parse(new String(payload, StandardCharsets.UTF_8));
  }

  /** Empty if the word is not known: a newer version may have more of them. */
  public static Optional<Notice> parse(String text) {
    int blank = text.indexOf(' ');
    String word = blank < 0 ? text : text.substring(0, blank);
    String detail = blank < 0 ? "" : text.substring(blank + 1);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(new Notice(kind, detail));
      }
    }
    return Optional.empty();
  }
}
