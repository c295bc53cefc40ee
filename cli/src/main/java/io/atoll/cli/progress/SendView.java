package io.atoll.cli.progress;

import io.atoll.api.blob.Chunks;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.blob.SendProgress;
import io.atoll.cli.session.Console;

/**
 * Shows how far large files are: on a terminal as one line that is drawn again and goes in the end,
 * elsewhere as one line when a file begins. Confined to one thread.
 */
public final class SendView implements SendProgress {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final long MEBIBYTE = 1 << 20;

  private final Console console;

  public SendView(Console console) {
    this.console = console;
  }

  @Override
  public void sent(LocalFile file, long stored) {
    if (file.size() < MEBIBYTE) {
      return;
    }
    if (console.terminal()) {
      console.out().print(CLEAR_LINE + (stored < file.size() ? line(file, stored) : ""));
      console.out().flush();
    } else if (stored <= Chunks.SIZE) {
      console.complain("Sending " + file.path() + ", " + mebibytes(file.size()) + " MiB");
    }
  }

  private static String line(LocalFile file, long stored) {
    return "Sending %s: %d of %d MiB"
        .formatted(file.path(), stored / MEBIBYTE, mebibytes(file.size()));
  }

  private static long mebibytes(long size) {
    return (size + MEBIBYTE - 1) / MEBIBYTE;
  }
}
