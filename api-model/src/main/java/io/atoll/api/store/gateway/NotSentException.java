package io.atoll.api.store.gateway;

import java.io.IOException;

/** No connection came about: what was asked for surely did not happen. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
