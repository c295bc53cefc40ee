package io.atoll.api.yaml.block;

import io.atoll.api.application.Update;
import io.atoll.api.application.Update.OnFailure;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Durations;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.time.Duration;

public final class UpdateFields {
  private static final Field<CountOrPercent> MAX_SURGE =
      Field.defaulting(
          "maxSurge", Leaves.COUNT_OR_PERCENT, "25%", "So many workers more than wanted.");
  private static final Field<CountOrPercent> MAX_UNAVAILABLE =
      Field.defaulting(
          "maxUnavailable", Leaves.COUNT_OR_PERCENT, "0", "So many workers fewer than wanted.");
  private static final Field<Duration> MIN_READY =
      Field.defaulting(
          "minReady", Leaves.duration("0s", "1h"), "5s", "Ready for so long counts as available.");
  private static final Field<Duration> DELAY =
      Field.defaulting(
          "delay", Leaves.duration("0s", "1d"), "0s", "Pause between one step and the next.");
  private static final Field<Duration> DEADLINE =
      Field.defaulting(
          "deadline", Leaves.duration("1s", "1d"), "5m", "No progress for so long is a failure.");
  private static final Field<OnFailure> ON_FAILURE =
      Field.defaulting(
          "onFailure", Leaves.choice(OnFailure.class), "rollback", "What follows a failure.");

  public static final ObjectShape<Update> SHAPE =
      ObjectShape.of("update", MAX_SURGE, MAX_UNAVAILABLE, MIN_READY, DELAY, DEADLINE, ON_FAILURE)
          .check(UpdateFields::checkBudgets, MAX_SURGE, MAX_UNAVAILABLE)
          .check(UpdateFields::checkTimes, MIN_READY, DEADLINE)
          .build(v ->
              new Update(
                  v.get(MAX_SURGE),
                  v.get(MAX_UNAVAILABLE),
                  v.get(MIN_READY),
                  v.get(DELAY),
                  v.get(DEADLINE),
                  v.get(ON_FAILURE)));

  private UpdateFields() {}

  private static void checkTimes(Values values) {
    Duration minReady = values.get(MIN_READY);
    if (values.get(DEADLINE).compareTo(minReady) <= 0) {
      values.reject(
          DEADLINE,
          "must be longer than minReady (%s): no worker could be available in time"
              .formatted(Durations.format(minReady)));
    }
  }

  private static void checkBudgets(Values values) {
    if (values.get(MAX_SURGE).isZero() && values.get(MAX_UNAVAILABLE).isZero()) {
      values.reject(
          MAX_SURGE, "cannot be 0 together with maxUnavailable: nothing could be updated");
    }
    if (values.get(MAX_UNAVAILABLE) instanceof CountOrPercent.Share(var percent)
        && percent.value() > 100) {
      values.reject(MAX_UNAVAILABLE, percent + " is more than all workers");
    }
  }
}
