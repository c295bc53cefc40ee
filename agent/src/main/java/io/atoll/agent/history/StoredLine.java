package io.atoll.agent.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a file of samples: CRC-32 of what follows, in hexadecimal, the time in milliseconds
 * since 1970, and the sample as JSON. Pure.
 */
record StoredLine(Instant at, String json) {
  /** The first line of each file. Another version's files are not read. */
  static final String HEADER = "atoll-samples 1\n";

  private static final Splitter PARTS = Splitter.on(' ').limit(2);

  /** With its end. */
  String encode() {
    String rest = at.toEpochMilli() + " " + json;
    return checksum(rest) + " " + rest + "\n";
  }

  /** Empty if it is not whole. */
  static Optional<StoredLine> decode(String line) {
    List<String> parts = PARTS.splitToList(line);
    if (parts.size() != 2 || !checksum(parts.getLast()).equals(parts.getFirst())) {
      return Optional.empty();
    }
    List<String> rest = PARTS.splitToList(parts.getLast());
    return Optional.ofNullable(Longs.tryParse(rest.getFirst()))
        .map(millis -> new StoredLine(Instant.ofEpochMilli(millis), rest.getLast()));
  }

  private static String checksum(String text) {
    return Hashing.crc32().hashString(text, UTF_8).toString();
  }
}
