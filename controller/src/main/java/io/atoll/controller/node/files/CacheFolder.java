package io.atoll.controller.node.files;

import io.atoll.api.value.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a cache: contents by their hash, and parts of those that are being fetched. */
final class CacheFolder {
  private static final String PART = ".part";

  private final Path directory;

  CacheFolder(Path directory) {
    this.directory = directory;
  }

  Path path(Sha256 hash) {
    return directory.resolve(hash.hex());
  }

  /** An empty file, to be moved to where it belongs. */
  Path newPart() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempFile(directory, "", PART);
  }

  List<EvictionPlanner.Cached> contents() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.list(directory)) {
      found = files.filter(it -> !it.toString().endsWith(PART)).toList();
    }
    List<EvictionPlanner.Cached> contents = new ArrayList<>();
    for (Path file : found) {
      content(file).ifPresent(contents::add);
    }
    return contents;
  }

  /** Empty if another thread gave it up meanwhile. */
  private static Optional<EvictionPlanner.Cached> content(Path file) throws IOException {
    try {
      return Optional.of(
          new EvictionPlanner.Cached(
              new Sha256(file.getFileName().toString()),
              Files.size(file),
              Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
