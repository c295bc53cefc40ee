package io.atoll.api.store.gateway;

import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a call no longer than agreed, and no longer than the caller wants to. */
final class Deadline {
  private Deadline() {}

  /**
   * Makes the call on a thread of its own. One that is given up ends when the time-outs of its
   * socket do. It is a platform thread because a virtual one that waits for a socket leaves a
   * poller blocked in native code behind, and a JVM waits 300 ms for such threads when it exits.
   *
   * @throws StoreException what the call throws, or TIMEOUT
   */
  static <T> T hold(String what, Duration deadline, Callable<T> call) {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoreException(Category.TIMEOUT, what + ": interrupted");
    }
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name("etcd-call").start(task);
    try {
      return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StoreException(
          Category.TIMEOUT, "%s: no answer within %d ms".formatted(what, deadline.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Category.TIMEOUT, what + ": interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException failure) {
        throw failure;
      }
      throw new StoreException(Category.INTERNAL, what + ": " + e.getCause(), e);
    } finally {
      task.cancel(true);
    }
  }
}
