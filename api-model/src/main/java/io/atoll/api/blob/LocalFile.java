package io.atoll.api.blob;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file as it was when it was read for the first time, without its content.
 *
 * @param chunks the hash of each chunk, by which a later change is noticed before it is sent
 */
public record LocalFile(Path path, long size, Sha256 hash, List<HashCode> chunks) {
  public LocalFile {
    chunks = ImmutableList.copyOf(chunks);
  }

  /**
   * Reads the file once; memory does not grow with it.
   *
   * @throws BlobException with UNREADABLE or TOO_LARGE
   */
  public static LocalFile read(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new BlobException(
          Category.UNREADABLE, path + (Files.isDirectory(path) ? " is a folder" : " is no file"));
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(path, in);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static LocalFile read(Path path, InputStream in) throws IOException {
    Hasher whole = Hashing.sha256().newHasher();
    ImmutableList.Builder<HashCode> chunks = ImmutableList.builder();
    long size = 0;
    byte[] chunk = in.readNBytes(Chunks.SIZE);
    do {
      size += chunk.length;
      if (size > Chunks.LARGEST) {
        throw tooLarge(path);
      }
      whole.putBytes(chunk);
      chunks.add(digest(chunk));
      chunk = in.readNBytes(Chunks.SIZE);
    } while (chunk.length > 0);
    return new LocalFile(path, size, new Sha256(whole.hash().toString()), chunks.build());
  }

  static HashCode digest(byte[] chunk) {
    return Hashing.sha256().hashBytes(chunk);
  }

  private static BlobException tooLarge(Path path) throws IOException {
    return new BlobException(
        Category.TOO_LARGE,
        "%s has %d bytes; the most is 64 MiB, so put it into the image or on a volume"
            .formatted(path, Files.size(path)));
  }

  static BlobException unreadable(Path path, IOException cause) {
    String reason =
        switch (cause) {
          case NoSuchFileException missing -> "there is no such file";
          case AccessDeniedException denied -> "permission denied";
          default -> String.valueOf(cause.getMessage());
        };
    return new BlobException(Category.UNREADABLE, path + " cannot be read: " + reason, cause);
  }
}
