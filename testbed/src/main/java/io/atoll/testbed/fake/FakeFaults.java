package io.atoll.testbed.fake;

import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Faults that the fake engine shows on request, by the name of its call. Thread-safe. */
public final class FakeFaults {
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
  private volatile boolean away;

  /** While it is away, nothing answers. */
  public void away(boolean away) {
    this.away = away;
  }

  /** The next call does nothing and times out. */
  public void timeOutBefore(String call) {
    refused.merge(call, 1, Integer::sum);
  }

  /** The next call takes effect, but its answer is lost. */
  public void timeOutAfter(String call) {
    unanswered.merge(call, 1, Integer::sum);
  }

  void before(String call) {
    if (away || take(refused, call)) {
      throw unavailable(call);
    }
  }

  void after(String call) {
    if (take(unanswered, call)) {
      throw unavailable(call);
    }
  }

  private static boolean take(Map<String, Integer> faults, String call) {
    Integer left = faults.get(call);
    if (left == null) {
      return false;
    }
    faults.computeIfPresent(call, (name, count) -> count > 1 ? count - 1 : null);
    return true;
  }

  private static EngineException unavailable(String call) {
    return new EngineException(Category.UNAVAILABLE, call + " was not answered in time", null);
  }
}
