package io.atoll.api.yaml.block;

import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Autoscale.Behavior;
import io.atoll.api.application.Autoscale.Limit;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.time.Duration;
import java.util.List;

public final class AutoscaleFields {
  private static final Field<Integer> MIN =
      Field.defaulting(
          "min", Leaf.bare("a count from 1", AutoscaleFields::min), "1", "Never fewer.");
  private static final Field<Integer> MAX =
      Field.required("max", Leaves.integer("a count", 1, Leaves.MOST_WORKERS), "Never more.");
  private static final Field<List<Metric>> METRICS =
      Field.required("metrics", MetricFields.LIST, "What to go by; the largest answer wins.");
  private static final Field<Behavior> SCALE_UP =
      Field.defaulting(
          "scaleUp", behavior("0s", "[100%/15s, 4/15s]"), "{}", "How fast the count may rise.");
  private static final Field<Behavior> SCALE_DOWN =
      Field.defaulting(
          "scaleDown", behavior("120s", "[100%/15s]"), "{}", "How fast the count may fall.");

  public static final ObjectShape<Autoscale> SHAPE =
      ObjectShape.of("autoscale", MIN, MAX, METRICS, SCALE_UP, SCALE_DOWN)
          .check(AutoscaleFields::checkRange, MIN, MAX)
          .build(v ->
              new Autoscale(
                  v.get(MIN), v.get(MAX), v.get(METRICS), v.get(SCALE_UP), v.get(SCALE_DOWN)));

  private AutoscaleFields() {}

  private static ObjectShape<Behavior> behavior(String window, String limits) {
    Field<Duration> stabilization =
        Field.defaulting(
            "stabilization",
            Leaves.duration("0s", "1h"),
            window,
            "The most cautious answer within this window holds.");
    Field<List<Limit>> max =
        Field.defaulting(
            "max",
            ListShape.of(
                "a list of limits", Leaf.text("a limit, such as 4/15s or 100%/15s", Limit::parse)),
            limits,
            "The most workers, or share of them, within a period; the larger holds.");
    return ObjectShape.of("a behavior", stabilization, max)
        .build(v -> new Behavior(v.get(stabilization), v.get(max)));
  }

  private static void checkRange(Values values) {
    if (values.isWritten(MAX) && values.get(MIN) > values.get(MAX)) {
      values.reject(MIN, values.get(MIN) + " is more than max, " + values.get(MAX));
    }
  }

  private static int min(String text) {
    if (text.equals("0")) {
      throw new IllegalArgumentException(
          "scaling to 0 is reserved for a later version; the least is 1");
    }
    return Leaves.integer(text, "a count from 1", 1, Leaves.MOST_WORKERS);
  }
}
