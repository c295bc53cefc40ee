package io.atoll.api.yaml.block;

import io.atoll.api.application.Health;
import io.atoll.api.application.Health.Check;
import io.atoll.api.application.Health.Probe;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class HealthFields {
  static final Leaf<String> URL_PATH = Leaf.text("a path of a URL", HealthFields::urlPath);

  private static final Field<String> PATH =
      Field.defaulting("path", URL_PATH, "/", "What is asked for; 2xx and 3xx are well.");
  private static final Field<String> PORT =
      Field.required("port", Leaves.NAME, "The name of one of the application's ports.");
  private static final Field<Check> HTTP =
      Field.optional(
          "http",
          ObjectShape.of("an HTTP check", PATH, PORT)
              .build(v -> new Check.Http(v.get(PATH), v.get(PORT))),
          "Well if it answers an HTTP request.");
  private static final Field<Check> TCP =
      Field.optional(
          "tcp",
          ObjectShape.of("a TCP check", PORT).build(v -> new Check.Tcp(v.get(PORT))),
          "Well if it accepts a connection.");
  private static final Field<List<String>> EXEC =
      Field.optional(
          "exec",
          ListShape.of("a command as a list", Leaves.TEXT).notEmpty(),
          "Well if the command, run in the container, exits with 0.");
  private static final Field<Duration> TIMEOUT =
      Field.defaulting(
          "timeout", Leaves.duration("10ms", "5m"), "1s", "An answer later than this is none.");

  static final Field<Probe> STARTUP =
      Field.optional(
          "startup", probe("1s", "30"), "Until it succeeds once, the other probes wait.");
  static final Field<Probe> READINESS =
      Field.optional("readiness", probe("1s", "2"), "Whether the worker is given traffic.");
  static final Field<Probe> LIVENESS =
      Field.optional("liveness", probe("5s", "3"), "A worker that fails it is started again.");

  public static final ObjectShape<Health> SHAPE =
      ObjectShape.of("health probes", STARTUP, READINESS, LIVENESS)
          .build(v -> new Health(v.find(STARTUP), v.find(READINESS), v.find(LIVENESS)));

  private HealthFields() {}

  private static ObjectShape<Probe> probe(String everyPeriod, String afterFailures) {
    Field<Duration> period =
        Field.defaulting(
            "period", Leaves.duration("100ms", "1h"), everyPeriod, "From one probe to the next.");
    Field<Integer> failures =
        Field.defaulting(
            "failures",
            Leaves.integer("a number of failures", 1, 1_000),
            afterFailures,
            "So many in a row count as a failure.");
    return ObjectShape.of("a probe", HTTP, TCP, EXEC, period, TIMEOUT, failures)
        .check(values -> values.exactlyOne(HTTP, TCP, EXEC))
        .build(v -> new Probe(check(v), v.get(period), v.get(TIMEOUT), v.get(failures)));
  }

  private static Check check(Values values) {
    @Nullable Check http = values.find(HTTP);
    if (http != null) {
      return http;
    }
    @Nullable Check tcp = values.find(TCP);
    return tcp != null ? tcp : new Check.Exec(values.get(EXEC));
  }

  private static String urlPath(String text) {
    if (!text.matches("/[!-~]*")) {
      throw new IllegalArgumentException("'" + text + "' is not a path of a URL such as /healthz");
    }
    return text;
  }
}
