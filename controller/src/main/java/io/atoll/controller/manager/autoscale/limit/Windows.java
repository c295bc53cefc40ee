package io.atoll.controller.manager.autoscale.limit;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Autoscale;
import io.atoll.api.state.ScaleMemory.Haste;
import io.atoll.api.state.ScaleMemory.Wish;
import io.atoll.api.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stabilization windows: up to the least that was asked for within the one, down to the most
 * within the other. Remembers only what can still matter, and of what lies close together one that
 * stands for all, so that a window may end a little later, never earlier. Pure.
 */
public final class Windows {
  /** Into how many parts a window is cut: so many entries are remembered at most, for each way. */
  private static final int PARTS = 60;

  private final Duration up;
  private final Duration down;
  private final Duration longest;
  private final List<Wish> wishes;
  private final Instant now;

  /**
   * @param wishes the present one last
   */
  public Windows(Autoscale rules, List<Wish> wishes, Haste haste, Instant now) {
    this.up = rules.scaleUp().stabilization();
    this.down = Patience.stretched(rules.scaleDown().stabilization(), haste);
    this.longest = rules.scaleDown().stabilization().multipliedBy(Patience.MOST);
    this.wishes = wishes;
    this.now = now;
  }

  public int stabilized(int current, List<String> clamps) {
    int least = within(up).min().orElse(current);
    int most = within(down).max().orElse(current);
    int wish = wishes.getLast().count();
    if (least > current) {
      clamp("scaleUp", up, wish, least, clamps);
      return least;
    }
    if (wish > current) {
      clamp("scaleUp", up, wish, current, clamps);
      return current;
    }
    int fewer = Math.min(current, most);
    clamp("scaleDown", down, wish, fewer, clamps);
    return fewer;
  }

  private static void clamp(String way, Duration window, int wish, int count, List<String> clamps) {
    if (wish != count) {
      clamps.add(
          "%s.stabilization %s: not all asked for %s than %d in that time"
              .formatted(way, Durations.format(window), wish > count ? "more" : "fewer", count));
    }
  }

  private IntStream within(Duration window) {
    Instant from = now.minus(window);
    return wishes.stream()
        .filter(it -> it.at().isAfter(from) || it.equals(wishes.getLast()))
        .mapToInt(Wish::count);
  }

  /** What is to be remembered for the next decision. */
  public List<Wish> remembered() {
    return Stream.concat(
            kept(up, Comparator.comparingInt(it -> -it.count())),
            kept(longest, Comparator.comparingInt(Wish::count)))
        .distinct()
        .sorted(Comparator.comparing(Wish::at).thenComparingInt(Wish::count))
        .collect(ImmutableList.toImmutableList());
  }

  /** Those inside the window that no later one outdoes; in each part of it only the strongest. */
  private Stream<Wish> kept(Duration window, Comparator<Wish> strength) {
    Deque<Wish> kept = new ArrayDeque<>();
    long part = Math.max(1, window.toMillis() / PARTS);
    for (Wish wish : wishes) {
      while (!kept.isEmpty() && strength.compare(kept.getLast(), wish) <= 0) {
        kept.removeLast();
      }
      if (!kept.isEmpty() && part(kept.getLast(), part) == part(wish, part)) {
        wish = new Wish(wish.at(), kept.removeLast().count());
      }
      kept.addLast(wish);
    }
    return kept.stream().filter(it -> it.at().isAfter(now.minus(window)));
  }

  private static long part(Wish wish, long millis) {
    return Math.floorDiv(wish.at().toEpochMilli(), millis);
  }
}
