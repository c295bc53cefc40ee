package io.atoll.cli.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A file or folder of this host as a tar; in the worker it belongs to root. */
final class LocalTar {
  private final Path source;
  private final Optional<String> name;

  /**
   * @param name of the first entry; empty if only the contents of the folder are meant
   */
  LocalTar(Path source, Optional<String> name) {
    this.source = source;
    this.name = name;
  }

  void writeTo(OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      var _ = Files.walkFileTree(source, new Visitor(tar));
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final TarArchiveOutputStream tar;

    Visitor(TarArchiveOutputStream tar) {
      this.tar = tar;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      String entry = entryName(folder);
      if (!entry.isEmpty()) {
        begin(new TarArchiveEntry(entry + "/"), folder, attributes);
        tar.closeArchiveEntry();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isOther()) {
        throw new FileSystemException(file.toString(), null, "is no file, folder or link");
      }
      if (attributes.isSymbolicLink()) {
        TarArchiveEntry link = new TarArchiveEntry(entryName(file), TarConstants.LF_SYMLINK);
        link.setLinkName(Files.readSymbolicLink(file).toString());
        tar.putArchiveEntry(link);
      } else {
        TarArchiveEntry entry = new TarArchiveEntry(entryName(file));
        entry.setSize(attributes.size());
        begin(entry, file, attributes);
        var _ = Files.copy(file, tar);
      }
      tar.closeArchiveEntry();
      return FileVisitResult.CONTINUE;
    }

    private void begin(TarArchiveEntry entry, Path path, BasicFileAttributes attributes)
        throws IOException {
      entry.setMode(mode(path));
      entry.setModTime(attributes.lastModifiedTime());
      tar.putArchiveEntry(entry);
    }
  }

  private String entryName(Path path) {
    String below = source.relativize(path).toString();
    return name.map(first -> below.isEmpty() ? first : first + "/" + below).orElse(below);
  }

  private static int mode(Path path) throws IOException {
    return Modes.of(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
