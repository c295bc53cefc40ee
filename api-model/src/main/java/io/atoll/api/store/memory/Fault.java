package io.atoll.api.store.memory;

/** How one call goes wrong, or that it does not. */
public enum Fault {
  NONE,
  /** The store is not reached: nothing is done, the caller learns so. */
  UNAVAILABLE,
  /** The call is lost on its way: nothing is done, the caller learns only that time passed. */
  LOST,
  /** The answer is lost on its way: it is done, the caller learns only that time passed. */
  ANSWER_LOST
}
