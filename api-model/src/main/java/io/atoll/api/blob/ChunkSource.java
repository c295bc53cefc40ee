package io.atoll.api.blob;

import io.atoll.api.blob.BlobException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Reads a file for the second time and holds every chunk to what it was the first time. */
final class ChunkSource implements AutoCloseable {
  private final LocalFile file;
  private final InputStream in;
  private int next;

  ChunkSource(LocalFile file) {
    this.file = file;
    try {
      this.in = Files.newInputStream(file.path());
    } catch (IOException e) {
      throw LocalFile.unreadable(file.path(), e);
    }
  }

  /** The next chunk, unchanged. */
  byte[] next() {
    byte[] chunk = read();
    if (!LocalFile.digest(chunk).equals(file.chunks().get(next))) {
      throw changed();
    }
    next++;
    return chunk;
  }

  /** Nothing may have been added behind the last chunk. */
  void end() {
    if (next == file.chunks().size() && read().length > 0) {
      throw changed();
    }
  }

  private byte[] read() {
    try {
      return in.readNBytes(Chunks.SIZE);
    } catch (IOException e) {
      throw LocalFile.unreadable(file.path(), e);
    }
  }

  private BlobException changed() {
    return new BlobException(
        Category.CHANGED,
        file.path() + " changed while it was being sent; apply again when it is complete");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw LocalFile.unreadable(file.path(), e);
    }
  }
}
