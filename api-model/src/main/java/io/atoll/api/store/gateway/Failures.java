package io.atoll.api.store.gateway;

import com.fasterxml.jackson.core.JacksonException;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** What a failed call means for whoever made it. */
final class Failures {
  private Failures() {}

  /** A failed read, or anything else that may be repeated without harm. */
  static StoreException ofRead(String what, IOException e) {
    return of(what, e, category(e));
  }

  /** A failed write: unless it surely was not sent, it may have taken effect. */
  static StoreException ofWrite(String what, IOException e) {
    Category category = category(e);
    boolean mayBeDone = category == Category.UNAVAILABLE && !surelyNotDone(e);
    return of(what, e, mayBeDone ? Category.TIMEOUT : category);
  }

  private static boolean surelyNotDone(IOException e) {
    return e instanceof NotSentException
        || (e instanceof RefusedException refused && refused.refusal().atOnce());
  }

  private static Category category(IOException e) {
    return switch (e) {
      case RefusedException refused -> refused.refusal().category();
      case SocketTimeoutException _ -> Category.TIMEOUT;
      case JacksonException _ -> Category.INTERNAL;
      default -> Category.UNAVAILABLE;
    };
  }

  private static StoreException of(String what, IOException e, Category category) {
    return new StoreException(category, what + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e.getCause() instanceof UnknownHostException unknown) {
      return "no host is named " + unknown.getMessage();
    }
    return e instanceof JacksonException
        ? "answers, but not as etcd does: " + e.getMessage()
        : String.valueOf(e.getMessage());
  }
}
