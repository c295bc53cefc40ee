package io.atoll.api.blob;

import org.jspecify.annotations.Nullable;

/** A content could not be sent or fetched; the message is for a person. */
public final class BlobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of whom it is to be mended, and how. */
  public enum Category {
    /** The local file is not there, or may not be read. */
    UNREADABLE,
    /** The local file is larger than a content may be. */
    TOO_LARGE,
    /** The local file is not what it has to be. */
    UNFIT,
    /** The local file became another one while it was sent. */
    CHANGED,
    /** The store has nothing, or not all, under this hash. */
    MISSING,
    /** What the store has under this hash is something else. */
    BROKEN
  }

  private final Category category;

  public BlobException(Category category, String message) {
    this(category, message, null);
  }

  public BlobException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
