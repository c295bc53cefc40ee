package io.atoll.cli.editing;

import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The user's editor: {@code VISUAL}, {@code EDITOR}, or vi. Blocks until it is closed. */
public final class Editor {
  private final String command;

  public Editor(Map<String, String> environment) {
    this.command =
        Stream.of("VISUAL", "EDITOR")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .orElse("vi");
  }

  void open(Path file) throws InterruptedException {
    List<String> shell = List.of("/bin/sh", "-c", command + " \"$1\"", command, file.toString());
    try {
      Process process = new ProcessBuilder(shell).inheritIO().start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new CommandFailure(
            exit == 127 ? ExitCode.USAGE : ExitCode.FAILURE,
            "The editor '"
                + command
                + "' ended with "
                + exit
                + ", so nothing was stored. Set EDITOR to choose another");
      }
    } catch (IOException e) {
      throw CommandFailure.usage("The editor '" + command + "' cannot be run: " + e.getMessage());
    }
  }
}
