package io.atoll.api.store.etcd;

import com.google.common.base.Throwables;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;

/** What a failed call means for whoever made it. */
final class Failures {
  /** Failures of connecting: nothing can have been sent. */
  private static final List<Class<? extends Exception>> NOT_CONNECTED =
      List.of(
          ConnectException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          UnresolvedAddressException.class,
          SSLHandshakeException.class);

  private Failures() {}

  /** A failed read, or anything else that may be repeated without harm. */
  static StoreException ofRead(String what, Status status) {
    return of(what, status, category(status));
  }

  /** A failed write: unless it surely was not sent, it may have taken effect. */
  static StoreException ofWrite(String what, Status status) {
    Category category = category(status);
    boolean mayBeDone =
        category == Category.UNAVAILABLE && !notSent(status) && !refusedAtOnce(status);
    return of(what, status, mayBeDone ? Category.TIMEOUT : category);
  }

  private static StoreException of(String what, Status status, Category category) {
    Throwable cause = status.getCause();
    String reason = cause == null ? description(status) : Throwables.getRootCause(cause).toString();
    return new StoreException(
        category, "%s: %s (%s)".formatted(what, reason, status.getCode()), status.asException());
  }

  private static Category category(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE -> Category.UNAVAILABLE;
      case DEADLINE_EXCEEDED, CANCELLED, ABORTED -> Category.TIMEOUT;
      case OUT_OF_RANGE -> Category.COMPACTED;
      case NOT_FOUND -> Category.LEASE_NOT_FOUND;
      case PERMISSION_DENIED, UNAUTHENTICATED -> Category.DENIED;
      case RESOURCE_EXHAUSTED -> exhausted(description(status));
      case INVALID_ARGUMENT -> invalid(description(status));
      default -> other(status);
    };
  }

  /**
   * A connection that breaks at an unlucky moment, and what etcd itself gives no code of gRPC's.
   */
  private static Category other(Status status) {
    if (status.getCause() instanceof IOException) {
      return Category.UNAVAILABLE;
    }
    return deniesAccess(description(status)) ? Category.DENIED : Category.INTERNAL;
  }

  private static boolean deniesAccess(String description) {
    return description.contains("user") || description.contains("auth");
  }

  private static Category exhausted(String description) {
    if (description.contains("space exceeded")) {
      return Category.NO_SPACE;
    }
    return description.contains("too many requests") ? Category.UNAVAILABLE : Category.TOO_LARGE;
  }

  private static Category invalid(String description) {
    if (description.contains("too large")) {
      return Category.TOO_LARGE;
    }
    return deniesAccess(description) ? Category.DENIED : Category.INVALID;
  }

  private static boolean notSent(Status status) {
    Throwable cause = status.getCause();
    return cause != null
        && Throwables.getCausalChain(cause).stream()
            .anyMatch(link -> NOT_CONNECTED.stream().anyMatch(type -> type.isInstance(link)));
  }

  /** etcd itself says that it did not begin. */
  private static boolean refusedAtOnce(Status status) {
    String description = description(status);
    return description.equals("etcdserver: no leader") || description.contains("too many requests");
  }

  /** Whether a fresh login can help. */
  static boolean staleToken(Status status) {
    String description = description(status);
    return description.contains("invalid auth token")
        || description.contains("revision of auth store is old");
  }

  private static String description(Status status) {
    String description = status.getDescription();
    return description == null ? "no reason given" : description;
  }
}
