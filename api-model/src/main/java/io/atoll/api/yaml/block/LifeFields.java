package io.atoll.api.yaml.block;

import io.atoll.api.application.Restart;
import io.atoll.api.application.Stop;
import io.atoll.api.yaml.leaf.ContainerLeaves;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.time.Duration;

/** How a worker is started again and how it is stopped. */
public final class LifeFields {
  private record Backoff(Duration initial, Duration max) {}

  private static final Field<Duration> INITIAL =
      Field.defaulting(
          "initial",
          Leaves.duration("10ms", "1h"),
          "1s",
          "Wait before the second restart in a row; the first comes at once. Doubles each time.");
  private static final Field<Duration> MAX =
      Field.defaulting("max", Leaves.duration("10ms", "1d"), "60s", "The longest wait.");
  private static final Field<Backoff> BACKOFF =
      Field.defaulting(
          "backoff",
          ObjectShape.of("a backoff", INITIAL, MAX)
              .check(LifeFields::checkOrder, INITIAL, MAX)
              .build(v -> new Backoff(v.get(INITIAL), v.get(MAX))),
          "{}",
          "How long to wait before restarts; forgotten after 10 minutes without one.");
  private static final Field<Restart.Policy> POLICY =
      Field.defaulting(
          "policy",
          Leaves.choice(Restart.Policy.class),
          "always",
          "Whether a worker that ended is started again; onFailure: unless it exited with 0.");

  public static final ObjectShape<Restart> RESTART =
      ObjectShape.of("restart", POLICY, BACKOFF)
          .build(v -> new Restart(v.get(POLICY), v.get(BACKOFF).initial(), v.get(BACKOFF).max()));

  private static final Field<String> SIGNAL =
      Field.defaulting("signal", ContainerLeaves.SIGNAL, "SIGTERM", "Asks the worker to end.");
  private static final Field<Duration> DRAIN =
      Field.defaulting(
          "drain",
          Leaves.duration("0s", "1d"),
          "30s",
          "How long sessions may take to end before the signal.");
  private static final Field<Duration> GRACE =
      Field.defaulting(
          "grace", Leaves.duration("0s", "1h"), "10s", "From the signal until it is killed.");

  public static final ObjectShape<Stop> STOP =
      ObjectShape.of("stop", SIGNAL, DRAIN, GRACE)
          .build(v -> new Stop(v.get(SIGNAL), v.get(DRAIN), v.get(GRACE)));

  private LifeFields() {}

  private static void checkOrder(Values values) {
    if (values.get(INITIAL).compareTo(values.get(MAX)) > 0) {
      values.reject(INITIAL, "is longer than max");
    }
  }
}
