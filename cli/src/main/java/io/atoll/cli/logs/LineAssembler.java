package io.atoll.cli.logs;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Puts together the pieces into which the engine cuts long lines. A line of more than a megabyte is
 * given out in parts.
 */
final class LineAssembler {
  private static final int LONGEST = 1 << 20;
  private static final byte[] END = {'\n'};

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String time = "";

  /** The line with its end, if this piece completes one. */
  Optional<byte[]> add(String pieceTime, byte[] bytes, int from) {
    if (pending.size() == 0) {
      time = pieceTime;
    }
    pending.write(bytes, from, bytes.length - from);
    boolean complete = bytes.length > from && bytes[bytes.length - 1] == '\n';
    return complete || pending.size() > LONGEST ? Optional.of(take()) : Optional.empty();
  }

  /** When the line that was last given out, or that is pending, began. */
  String time() {
    return time;
  }

  /** What is pending although its end never came. */
  Optional<byte[]> rest() {
    return pending.size() == 0 ? Optional.empty() : Optional.of(take());
  }

  private byte[] take() {
    byte[] line = pending.toByteArray();
    pending.reset();
    return line[line.length - 1] == '\n' ? line : Bytes.concat(line, END);
  }
}
