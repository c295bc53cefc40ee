package io.atoll.cli.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarTest {
  private static final String LONG = "a-name-of-more-than-a-hundred-letters-".repeat(4) + "é";

  @TempDir private Path folder;

  @Test
  void aTreeComesOutAsItWentIn() throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    Path inner = Files.createDirectory(source.resolve("inner"));
    Files.writeString(inner.resolve(LONG), "long");
    Path script = Files.writeString(source.resolve("run.sh"), "echo hello\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.createSymbolicLink(source.resolve("link"), Path.of("inner"));

    Path target = folder.resolve("target");
    new Unpacker(target).unpack(new ByteArrayInputStream(tar(source)));

    assertEquals("long", Files.readString(target.resolve("inner").resolve(LONG)));
    assertEquals("echo hello\n", Files.readString(target.resolve("run.sh")));
    assertEquals("rwxr-x--x", mode(target.resolve("run.sh")));
    assertEquals("r-xr-xr-x", mode(target.resolve("inner")));
    assertEquals(Path.of("inner"), Files.readSymbolicLink(target.resolve("link")));
  }

  @Test
  void aFileBecomesTheTarget() throws IOException {
    Path source = Files.writeString(folder.resolve("a"), "text");
    Path target = folder.resolve("b");
    new Unpacker(target).unpack(new ByteArrayInputStream(tar(source)));
    assertEquals("text", Files.readString(target));
  }

  @Test
  void nothingIsWrittenOutsideOfTheTarget() throws IOException {
    Path target = folder.resolve("target");
    byte[] up = evil(file("root/../../outside"));
    assertThrows(FileSystemException.class, () -> new Unpacker(target).unpack(stream(up)));

    TarArchiveEntry link = new TarArchiveEntry("root/link", TarConstants.LF_SYMLINK);
    link.setLinkName(folder.toString());
    byte[] through = evil(link, file("root/link/outside"));
    assertThrows(FileSystemException.class, () -> new Unpacker(target).unpack(stream(through)));

    assertFalse(Files.exists(folder.resolve("outside")));
  }

  private static ByteArrayInputStream stream(byte[] tar) {
    return new ByteArrayInputStream(tar);
  }

  private static TarArchiveEntry file(String name) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(4);
    return entry;
  }

  private static byte[] evil(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(new TarArchiveEntry("root/"));
      tar.closeArchiveEntry();
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
          tar.write("evil".getBytes(StandardCharsets.UTF_8));
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Path source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new LocalTar(source, Optional.of("root")).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
