package io.atoll.api.yaml.block;

import io.atoll.api.application.Health;
import io.atoll.api.application.Health.Check;
import io.atoll.api.application.Health.Probe;
import io.atoll.api.value.StatusRange;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.MapShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import io.atoll.api.yaml.text.Names;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

public final class HealthFields {
  static final Leaf<String> URL_PATH = Leaf.text("a path of a URL", HealthFields::urlPath);

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /** What the probe itself has to say. */
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect");

  private static final Field<String> PATH =
      Field.defaulting("path", URL_PATH, "/", "What is asked for, with a query if need be.");
  private static final Field<String> PORT =
      Field.required(
          "port",
          Leaf.text("the name or number of a port", HealthFields::port),
          "One of the application's TCP ports, by name or number.");
  private static final Field<List<StatusRange>> STATUS =
      Field.defaulting(
          "status",
          ListShape.of(
                  "a list of statuses",
                  Leaf.text("a status or a range of them, such as 200-399", StatusRange::parse))
              .notEmpty(),
          "[200-399]",
          "Well if the answer has one of these; redirections are not followed.");
  private static final Field<Map<String, String>> HEADERS =
      Field.defaulting(
          "headers",
          MapShape.of(
              "headers, each a name and a value",
              HealthFields::header,
              Leaf.text("a text", HealthFields::headerValue)),
          "{}",
          "Sent along; Host is the worker's address and the port unless given.");
  private static final Field<Check> HTTP =
      Field.optional(
          "http",
          ObjectShape.of("an HTTP check", PATH, PORT, STATUS, HEADERS)
              .build(v -> new Check.Http(v.get(PATH), v.get(PORT), v.get(STATUS), v.get(HEADERS))),
          "Well if it answers an HTTP request.");
  private static final Field<Check> TCP =
      Field.optional(
          "tcp",
          ObjectShape.of("a TCP check", PORT).build(v -> new Check.Tcp(v.get(PORT))),
          "Well if it accepts a connection.");
  private static final Field<List<String>> EXEC =
      Field.optional(
          "exec",
          ListShape.of("a command as a list", Leaf.text("a text", HealthFields::word)).notEmpty(),
          "Well if the command, run in the container, exits with 0.");
  private static final Field<Duration> TIMEOUT =
      Field.defaulting(
          "timeout", Leaves.duration("10ms", "5m"), "1s", "An answer later than this is none.");

  static final Field<Probe> STARTUP =
      Field.optional(
          "startup",
          probe("1s", "30"),
          "Until it succeeds once, the others wait; a worker that fails it is started again.");
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

  private static String port(String text) {
    if (text.matches("[0-9]+")) {
      return Integer.toString(Leaves.integer(text, "a port", 1, 65_535));
    }
    return Names.check(text);
  }

  private static String header(String name) {
    if (!HEADER.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not the name of a header");
    }
    if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("'" + name + "' is set by the probe itself; remove it");
    }
    return name;
  }

  private static String headerValue(String text) {
    if (!text.matches("[\\t -~\\x80-\\xff]*")) {
      throw new IllegalArgumentException("has characters that a header cannot hold");
    }
    return text;
  }

  private static String word(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("has a character that a command cannot hold");
    }
    return text;
  }

  private static String urlPath(String text) {
    if (!text.matches("/[!-~]*")) {
      throw new IllegalArgumentException("'" + text + "' is not a path of a URL such as /healthz");
    }
    return text;
  }
}
