package io.atoll.api.store.gateway;

import io.atoll.api.store.etcd.EtcdOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logs in when first needed, and again when etcd has forgotten. Thread-safe. */
final class Token {
  private final EtcdOptions.@Nullable Login login;
  private final Duration deadline;
  private volatile @Nullable String current;

  Token(EtcdOptions.@Nullable Login login, Duration deadline) {
    this.login = login;
    this.deadline = deadline;
  }

  /** Null if there is no login. */
  @Nullable String at(URI member) throws IOException {
    String known = current;
    if (login == null || known != null) {
      return known;
    }
    JsonObject question =
        new JsonObject(Map.of("name", login.user(), "password", login.password()));
    try (Exchange exchange =
        Exchange.open(member, "/v3/auth/authenticate", question, null, deadline, deadline)) {
      String fresh = exchange.only().text("token");
      current = fresh;
      return fresh;
    }
  }

  /**
   * Whether the call that met this refusal, and so did nothing, is worth making once more, with a
   * fresh login.
   */
  boolean forgottenBy(RefusedException e) {
    boolean stale = login != null && e.refusal().ofStaleToken();
    if (stale) {
      forget();
    }
    return stale;
  }

  /** The next call logs in anew. */
  void forget() {
    current = null;
  }
}
