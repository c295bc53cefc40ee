package io.atoll.controller.proxy.haproxy;

import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAProxy's output in a file that it holds open for as long as it lives: so the file is copied and
 * emptied, never replaced. A few lines may be lost between the two.
 */
final class RequestLog {
  static final DataSize MOST = new DataSize(64L << 20);

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private final Path file;

  RequestLog(Path file) {
    this.file = file;
  }

  /** Keeps one older file beside it. */
  void bound(DataSize most) {
    try {
      if (Files.exists(file) && Files.size(file) > most.bytes()) {
        Files.copy(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    } catch (IOException e) {
      LOG.warn("event=logNotBounded file={}", file, e);
    }
  }
}
