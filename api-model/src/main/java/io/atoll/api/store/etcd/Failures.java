package io.atoll.api.store.etcd;

import com.google.common.base.Throwables;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.protocol.Refusal;
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
        category == Category.UNAVAILABLE && !notSent(status) && !refusal(status).atOnce();
    return of(what, status, mayBeDone ? Category.TIMEOUT : category);
  }

  private static StoreException of(String what, Status status, Category category) {
    Throwable cause = status.getCause();
    String reason = cause == null ? description(status) : Throwables.getRootCause(cause).toString();
    return new StoreException(
        category, "%s: %s (%s)".formatted(what, reason, status.getCode()), status.asException());
  }

  /** A connection that breaks at an unlucky moment has no code of its own. */
  private static Category category(Status status) {
    boolean coded =
        status.getCode() != Status.Code.UNKNOWN && status.getCode() != Status.Code.INTERNAL;
    return !coded && status.getCause() instanceof IOException
        ? Category.UNAVAILABLE
        : refusal(status).category();
  }

  private static boolean notSent(Status status) {
    Throwable cause = status.getCause();
    return cause != null
        && Throwables.getCausalChain(cause).stream()
            .anyMatch(link -> NOT_CONNECTED.stream().anyMatch(type -> type.isInstance(link)));
  }

  /** Whether a fresh login can help. */
  static boolean staleToken(Status status) {
    return refusal(status).ofStaleToken();
  }

  private static Refusal refusal(Status status) {
    return new Refusal(status.getCode().value(), description(status));
  }

  private static String description(Status status) {
    String description = status.getDescription();
    return description == null ? "no reason given" : description;
  }
}
