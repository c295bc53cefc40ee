package io.atoll.controller.node.life;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.disk.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last assignments, one file a worker, each replaced by a rename. A file that cannot be read is
 * reported and set aside. Reads are from memory. Thread-safe, one writer a worker.
 */
public final class AssignmentDisk {
  private static final Logger LOG = LoggerFactory.getLogger(AssignmentDisk.class);
  private static final String SUFFIX = ".yaml";

  private final Path directory;
  private final Map<String, KeptAssignment> kept = new ConcurrentHashMap<>();

  private AssignmentDisk(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws UncheckedIOException if the directory cannot be made or listed
   */
  public static AssignmentDisk open(Path directory) {
    var disk = new AssignmentDisk(directory);
    try {
      Files.createDirectories(directory);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
        for (Path file : files) {
          disk.load(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory + ": " + e.getMessage(), e);
    }
    return disk;
  }

  private void load(Path file) throws IOException {
    try {
      var one = Documents.read(Files.readString(file), KeptAssignment.class);
      kept.put(one.worker(), one);
    } catch (IOException | DocumentException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".corrupt");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.error(
          "event=assignmentUnreadable file={} setAside={} reason=\"{}\"",
          file,
          aside,
          e.getMessage());
    }
  }

  public Optional<KeptAssignment> get(String worker) {
    return Optional.ofNullable(kept.get(worker));
  }

  public List<KeptAssignment> all() {
    return ImmutableList.copyOf(kept.values());
  }

  /** The contents of files that any of the workers needs. */
  public Set<Sha256> blobs() {
    return kept.values().stream()
        .flatMap(it -> it.revision().application().spec().files().stream())
        .flatMap(it -> it.blob().stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * @throws UncheckedIOException if the disk refuses; what was kept before is still there
   */
  public void keep(KeptAssignment assignment) {
    Path file = file(assignment.worker());
    try {
      DurableFile.replace(file, Documents.write(assignment));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    kept.put(assignment.worker(), assignment);
  }

  /** No error if there is none. */
  public void forget(String worker) {
    kept.remove(worker);
    try {
      Files.deleteIfExists(file(worker));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(worker), e);
    }
  }

  private Path file(String worker) {
    return directory.resolve(worker + SUFFIX);
  }
}
