package io.atoll.api.blob;

/** How a content is cut: so that a chunk fits well into one request of etcd. */
public final class Chunks {
  /** Of every chunk but the last, in bytes. */
  public static final int SIZE = 512 << 10;

  /** Of a whole content, in bytes. */
  public static final long LARGEST = 64L << 20;

  static final int MOST = (int) (LARGEST / SIZE);

  private Chunks() {}

  /** Of a content of so many bytes; an empty one has one chunk, an empty one. */
  static int count(long size) {
    return (int) Math.max(1, (size + SIZE - 1) / SIZE);
  }
}
