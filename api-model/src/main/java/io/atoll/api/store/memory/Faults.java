package io.atoll.api.store.memory;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Decides how each call of one client goes. */
@FunctionalInterface
public interface Faults {

  enum Call {
    GET,
    LIST,
    COMMIT,
    GRANT_LEASE,
    KEEP_ALIVE,
    REVOKE_LEASE
  }

  /**
   * @param subject the key of a get, the prefix of a list, the first key of a commit, else empty
   */
  Fault of(Call call, String subject);

  static Faults none() {
    return (call, subject) -> Fault.NONE;
  }

  /** Every call goes the same way, until other faults are set. */
  static Faults always(Fault fault) {
    return (call, subject) -> fault;
  }

  /** The next calls of this kind go these ways, one each; everything after goes well. */
  static Faults next(Call kind, Fault... faults) {
    Queue<Fault> left = new ArrayDeque<>(List.of(faults));
    return (call, subject) -> call == kind && !left.isEmpty() ? left.remove() : Fault.NONE;
  }
}
