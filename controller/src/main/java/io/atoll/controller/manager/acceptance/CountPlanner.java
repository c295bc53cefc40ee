package io.atoll.controller.manager.acceptance;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Controls.Basis;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.Scale.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The count in force: the latest human statement. A manual count holds while the document's own has
 * not changed since the user gave it. Pure.
 */
public final class CountPlanner {
  private static final int HISTORY = 50;

  private CountPlanner() {}

  /** Answers {@code previous} itself if nothing about the decision changed. */
  public static Scale plan(
      Revision revision, @Nullable Controls controls, @Nullable Scale previous, Instant now) {
    int ownCount = revision.application().spec().count();
    Integer manual = controls == null ? null : controls.countFor(revision).orElse(null);
    int raw = manual == null ? ownCount : manual;
    int count = Math.max(0, raw);
    String reason = manual == null ? "Document" : "Manual";
    Map<String, String> inputs = inputs(revision, ownCount, controls);
    Scale before = previous == null || previous.uid() != revision.uid() ? null : previous;
    if (before != null && sameDecision(before, count, reason) && before.inputs().equals(inputs)) {
      return before;
    }
    List<String> clamps = raw < 0 ? List.of("a count cannot be negative") : List.of();
    Instant at = before != null && sameDecision(before, count, reason) ? before.at() : now;
    return new Scale(
        revision.uid(), count, at, reason, inputs, raw, clamps, history(before, count, reason));
  }

  private static Map<String, String> inputs(
      Revision revision, int ownCount, @Nullable Controls controls) {
    ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
    inputs.put("replicas", Integer.toString(ownCount));
    inputs.put("countChanged", Long.toString(revision.countChanged()));
    if (controls != null && controls.count() != null) {
      inputs.put("manual", Integer.toString(controls.count()));
      Basis basis = controls.basis();
      inputs.put("basis", basis == null ? "none" : Long.toString(basis.revision()));
    }
    return inputs.buildOrThrow();
  }

  private static boolean sameDecision(Scale scale, int count, String reason) {
    return scale.count() == count && scale.reason().equals(reason);
  }

  static List<Decision> history(@Nullable Scale before, int count, String reason) {
    if (before == null) {
      return List.of();
    }
    if (sameDecision(before, count, reason)) {
      return before.history();
    }
    return ImmutableList.<Decision>builder()
        .add(new Decision(before.count(), before.at(), before.reason()))
        .addAll(before.history().stream().limit(HISTORY - 1).toList())
        .build();
  }
}
