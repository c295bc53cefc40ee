package io.atoll.controller.runtime;

/**
 * Makes the difference between the desired and the observed state of one key smaller. Told which
 * key to look at, never what happened; run twice, it does nothing the second time. Never runs twice
 * at once for one key. An exception counts as {@link Outcome.Failed}.
 */
@FunctionalInterface
public interface Reconciler {
  Outcome reconcile(String key) throws InterruptedException;
}
