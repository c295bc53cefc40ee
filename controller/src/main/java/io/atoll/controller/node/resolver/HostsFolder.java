package io.atoll.controller.node.resolver;

import com.google.common.collect.ImmutableSet;
import io.atoll.controller.disk.DurableFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * One file an application. dnsmasq overlooks names that begin with a dot, so it reads each file
 * whole. What a power failure takes is written again, so nothing is forced to disk.
 */
final class HostsFolder {
  private final Path directory;

  /**
   * @throws IOException if it is not there and cannot be made
   */
  HostsFolder(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  Set<String> applications() throws IOException {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*")) {
      files.forEach(it -> names.add(it.getFileName().toString()));
    }
    return names.build();
  }

  /** Empty if there is no file. */
  String read(String application) throws IOException {
    Path file = directory.resolve(application);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /**
   * @param text empty to delete the file
   */
  void write(String application, String text) throws IOException {
    Path file = directory.resolve(application);
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    DurableFile.replaceBuffered(file, text);
  }
}
