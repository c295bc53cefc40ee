package io.atoll.cli;

import com.google.common.base.Splitter;
import io.atoll.cli.session.Session;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Programs named {@code atoll-NAME} on the PATH are the commands NAME, behind those of this one.
 */
final class Plugins {
  private Plugins() {}

  /** The program for the first word; empty if there is none of the name. */
  static Optional<String> find(String[] words, Session session) {
    if (!words[0].matches("[a-z][a-z0-9-]*")) {
      return Optional.empty();
    }
    String path = session.environment().getOrDefault("PATH", "");
    return Splitter.on(File.pathSeparatorChar)
        .omitEmptyStrings()
        .splitToStream(path)
        .map(folder -> new File(folder, "atoll-" + words[0]))
        .filter(program -> program.isFile() && program.canExecute())
        .map(File::getPath)
        .findFirst();
  }

  /** Its exit code; it has this process's streams and environment. */
  static int run(String program, String[] words) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(Arrays.asList(words).subList(1, words.length));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
