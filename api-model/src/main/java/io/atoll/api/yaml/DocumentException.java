package io.atoll.api.yaml;

/** A machine document is not what it should be; the message says which kind and what is wrong. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DocumentException(String message) {
    super(message);
  }

  public DocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
