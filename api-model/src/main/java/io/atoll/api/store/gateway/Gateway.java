package io.atoll.api.store.gateway;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.etcd.EtcdOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Speaks to whichever member can be reached, first to the one that answered last. Thread-safe. */
final class Gateway {
  private static final int ROUNDS = 3;
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

  /** A stream that is silent for so long may be dead, and is opened anew. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final List<URI> members;
  private final Duration deadline;

  /** Of each member, so that one that hangs leaves time for the others. */
  private final Duration share;

  private final Token token;
  private volatile int first;

  Gateway(EtcdOptions options) {
    members = options.endpoints();
    deadline = options.deadline();
    // Less than the whole even of a single one: its own failure says more than the deadline's. In
    // whole numbers, since Duration's own division starts BigInteger up, which takes long.
    share = Duration.ofMillis(deadline.toMillis() * 9 / (10L * members.size()));
    token = new Token(options.login(), share);
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T at(URI member) throws IOException;
  }

  /** Asks one member after the other, and all of them again if what failed may soon pass. */
  JsonObject read(String what, String path, JsonObject question) {
    return Deadline.hold(what, deadline, () -> inRounds(what, path, question));
  }

  private JsonObject inRounds(String what, String path, JsonObject question) {
    for (int round = 1; ; round++) {
      try {
        return anywhere(member -> answer(member, path, question, share), Gateway::passes);
      } catch (IOException e) {
        StoreException failure = Failures.ofRead(what, e);
        if (failure.category() != Category.UNAVAILABLE || round == ROUNDS || isGivenUp()) {
          throw failure;
        }
        LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
      }
    }
  }

  private static boolean isGivenUp() {
    return Thread.currentThread().isInterrupted();
  }

  private static boolean passes(IOException e) {
    return !(e instanceof RefusedException refused)
        || refused.refusal().category() == Category.UNAVAILABLE;
  }

  /** Goes on to another member only while it is sure that nothing has happened. */
  JsonObject write(String what, String path, JsonObject order) {
    return Deadline.hold(what, deadline, () -> once(what, path, order));
  }

  private JsonObject once(String what, String path, JsonObject order) {
    try {
      return anywhere(
          member -> answer(member, path, order, deadline), NotSentException.class::isInstance);
    } catch (IOException e) {
      throw Failures.ofWrite(what, e);
    }
  }

  private <T> T anywhere(Attempt<T> attempt, Predicate<IOException> elsewhere) throws IOException {
    IOException failure = null;
    for (int i = 0; i < members.size(); i++) {
      int member = (first + i) % members.size();
      try {
        T answer = attempt.at(members.get(member));
        first = member;
        return answer;
      } catch (IOException e) {
        if (!elsewhere.test(e)) {
          throw e;
        }
        failure = e;
      }
    }
    throw failure == null ? new IOException("no member is named") : failure;
  }

  private JsonObject answer(URI member, String path, JsonObject question, Duration silence)
      throws IOException {
    try (Exchange exchange = open(member, path, question, silence)) {
      return exchange.only();
    }
  }

  private Exchange open(URI member, String path, JsonObject question, Duration silence)
      throws IOException {
    try {
      return Exchange.open(member, path, question, token.at(member), share, silence);
    } catch (RefusedException e) {
      if (!token.forgottenBy(e)) {
        throw e;
      }
      return Exchange.open(member, path, question, token.at(member), share, silence);
    }
  }

  /** A stream of answers, to be read by the calling thread. */
  Exchange stream(String path, JsonObject question) throws IOException {
    return anywhere(member -> open(member, path, question, SILENCE), Gateway::passes);
  }

  void forgetToken() {
    token.forget();
  }
}
