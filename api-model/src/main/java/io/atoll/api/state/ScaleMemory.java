package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the autoscaler remembers of an application between two decisions, in {@code scale/<app>}, so
 * that another leader decides on without a jump. Small: tens of entries, whatever the windows.
 *
 * @param at when it last decided
 * @param wishes what the load asked for before limits, oldest first, as far as windows need it
 * @param steps by how much the count was changed lately, oldest first
 * @param haste how often the count lately had to rise again soon after it fell; fades
 * @param load the rate of requests; null before it was measured
 * @param learned what a worker carries; null unless there is a latency objective
 */
public record ScaleMemory(
    Instant at,
    List<Wish> wishes,
    List<Step> steps,
    Haste haste,
    @Nullable Load load,
    @Nullable Learned learned) {
  public ScaleMemory {
    wishes = ImmutableList.copyOf(wishes);
    steps = ImmutableList.copyOf(steps);
  }

  /** The same, of a decision that was not carried out. */
  public ScaleMemory undone(@Nullable ScaleMemory before) {
    return new ScaleMemory(
        at,
        wishes,
        before == null ? List.of() : before.steps,
        before == null ? Haste.NONE : before.haste,
        load,
        learned);
  }

  public record Wish(Instant at, int count) {}

  /**
   * @param by workers more, or fewer if negative
   */
  public record Step(Instant at, int by) {}

  /**
   * @param turns each counts one when it happens, and half ten minutes later
   * @param fell when the count last fell
   */
  public record Haste(double turns, Instant fell) {
    public static final Haste NONE = new Haste(0, Instant.EPOCH);
  }

  /**
   * A mean that follows slowly while nothing happens and jumps when something did.
   *
   * @param mean requests a second
   * @param variance of what is measured around it
   * @param above evidence for a higher mean, in deviations
   * @param below evidence for a lower mean
   * @param heard when the last sample was
   * @param changed when the mean last jumped
   */
  public record Load(
      double mean, double variance, Drift above, Drift below, Instant heard, Instant changed) {}

  /**
   * @param sum of deviations beyond what chance explains
   * @param samples since the sum was 0
   */
  public record Drift(double sum, int samples) {
    public static final Drift NONE = new Drift(0, 0);
  }

  /**
   * @param template hash of the workers from which this was learned
   * @param points by rate
   * @param excess by how much samples missed the objective while nothing else changed, as shares of
   *     it, added up; 0 as soon as it is kept on average
   * @param workers ready at the last sample
   * @param since when there last were more or fewer
   * @param sessions in progress at the last sample
   */
  public record Learned(
      String template,
      List<Point> points,
      double excess,
      int workers,
      Instant since,
      double sessions) {
    public Learned {
      points = ImmutableList.copyOf(points);
    }
  }

  /**
   * What was seen around one rate. Times are finer than a {@link java.time.Duration}'s text.
   *
   * @param rate requests a second for one worker
   * @param latency seconds at the objective's percentile
   * @param service seconds that a worker is busy with one request, if it does one at a time
   * @param weight how many samples it stands for
   */
  public record Point(double rate, double latency, double service, double weight) {}
}
