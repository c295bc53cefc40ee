package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The count in force and why, under {@code scale/<app>}.
 *
 * @param inputs what the decision was made from
 * @param raw the count before clamps
 * @param history earlier decisions, newest first, at most 50
 * @param memory what the autoscaler has to remember; null while it is not at work
 * @param room requests a second more than agents have told, from which more workers would be
 *     wanted: an agent that sees them come tells it at once; null if that is not known
 * @param advice what the load asks for while another count was set by hand; null otherwise
 */
public record Scale(
    long uid,
    int count,
    Instant at,
    String reason,
    Map<String, String> inputs,
    int raw,
    List<String> clamps,
    List<Decision> history,
    @Nullable ScaleMemory memory,
    @Nullable Double room,
    @Nullable Integer advice) {
  public Scale {
    inputs = ImmutableMap.copyOf(inputs);
    clamps = ImmutableList.copyOf(clamps);
    history = ImmutableList.copyOf(history);
  }

  /** Of a count that does not follow the load. */
  public Scale(
      long uid,
      int count,
      Instant at,
      String reason,
      Map<String, String> inputs,
      int raw,
      List<String> clamps,
      List<Decision> history) {
    this(uid, count, at, reason, inputs, raw, clamps, history, null, null, null);
  }

  public record Decision(int count, Instant at, String reason) {}
}
