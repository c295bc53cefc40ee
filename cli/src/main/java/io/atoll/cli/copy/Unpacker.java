package io.atoll.cli.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a worker's tar, whose first entry becomes the target. Whatever the tar says, nothing is
 * written outside of it: a worker's files are not to be trusted. Devices and pipes are left out.
 */
final class Unpacker {
  private final Path target;
  private final Deque<Permissions> folders = new ArrayDeque<>();

  private record Permissions(Path folder, int mode) {}

  Unpacker(Path target) {
    this.target = target.toAbsolutePath().normalize();
  }

  void unpack(InputStream in) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar);
      }
    }
    // A folder that nobody may write into is made so when all is in it.
    for (Permissions it : folders) {
      var _ = Files.setPosixFilePermissions(it.folder(), Modes.permissions(it.mode()));
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    Path at = place(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(at);
      folders.push(new Permissions(at, entry.getMode()));
      return;
    }
    if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
      return;
    }
    if (Files.isSymbolicLink(at)) {
      Files.delete(at);
    }
    write(entry, content, at);
  }

  private void write(TarArchiveEntry entry, InputStream content, Path at) throws IOException {
    if (entry.isSymbolicLink()) {
      var _ = Files.createSymbolicLink(at, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      var _ = Files.copy(place(entry.getLinkName()), at, StandardCopyOption.REPLACE_EXISTING);
    } else {
      var _ = Files.copy(content, at, StandardCopyOption.REPLACE_EXISTING);
      var _ = Files.setPosixFilePermissions(at, Modes.permissions(entry.getMode()));
    }
  }

  /** Without the first part of the name, which the target stands for. */
  private Path place(String name) throws IOException {
    String stripped = name.replaceFirst("^/+", "").replaceFirst("/+$", "");
    int slash = stripped.indexOf('/');
    if (slash < 0) {
      return target;
    }
    Path at = target.resolve(stripped.substring(slash + 1)).normalize();
    Path parent = at.getParent();
    boolean inside =
        parent != null
            && at.startsWith(target)
            && parent.toRealPath().startsWith(target.toRealPath());
    if (!inside) {
      throw new FileSystemException(name, null, "leads out of " + target + ", and was not copied");
    }
    return at;
  }
}
