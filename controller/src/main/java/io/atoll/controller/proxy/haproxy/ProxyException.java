package io.atoll.controller.proxy.haproxy;

/** HAProxy does not answer or cannot be started. Trying again may help. */
public final class ProxyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProxyException(String message, Throwable cause) {
    super(message, cause);
  }

  public ProxyException(String message) {
    super(message);
  }
}
