package io.atoll.controller.manager.autoscale;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.ScaleMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many workers, and all that is needed to tell why.
 *
 * @param raw what the largest answer asked for, before any limit
 * @param answers of all metrics, in the order of the document
 * @param reason one CamelCase word: whose answer it is, or why there is none
 * @param clamps each limit that made it another count than {@code raw}, for people
 * @param room requests a second more than now, from which more workers would be wanted; null if
 *     that is not known, or the load does not ask for any
 */
public record Decision(
    int count,
    int raw,
    List<Answer> answers,
    String reason,
    List<String> clamps,
    @Nullable Double room,
    ScaleMemory memory) {
  /** Nothing is known by which to decide. */
  public static final String NO_FIGURES = "NoFigures";

  public Decision {
    answers = ImmutableList.copyOf(answers);
    clamps = ImmutableList.copyOf(clamps);
  }
}
