package io.atoll.testbed.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the HPA (autoscaling/v2, {@code pkg/controller/podautoscaler/horizontal.go}) makes of a wish
 * by its published defaults: up at once by the larger of +100% and +4 each 15 s, down to the most
 * that was wished within 300 s.
 */
final class HpaRules {
  static final int PERIOD = 15;
  static final double TOLERANCE = 0.1;
  private static final int DOWN_WINDOW = 300;

  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final List<Wish> ups = new ArrayList<>();

  private record Wish(int second, int count) {}

  int decide(int current, int wish, int second) {
    wishes.addLast(new Wish(second, wish));
    wishes.removeIf(it -> it.second() <= second - DOWN_WINDOW);
    int highest = wishes.stream().mapToInt(Wish::count).max().orElse(wish);
    int stabilized = wish > current ? wish : Math.min(current, highest);
    int count = Math.min(stabilized, limit(current, second));
    if (count > current) {
      ups.add(new Wish(second, count - current));
    }
    return Math.max(Replay.MIN, Math.min(Replay.MAX, count));
  }

  private int limit(int current, int second) {
    ups.removeIf(it -> it.second() <= second - PERIOD);
    int begin = current - ups.stream().mapToInt(Wish::count).sum();
    return Math.max(begin * 2, begin + 4);
  }
}
