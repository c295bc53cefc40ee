package io.atoll.api.store.gateway;

import io.atoll.api.store.protocol.Refusal;
import java.io.IOException;

/** etcd was reached and says no. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.description());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
