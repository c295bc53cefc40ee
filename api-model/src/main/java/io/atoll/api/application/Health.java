package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.StatusRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each null unless asked for. */
public record Health(@Nullable Probe startup, @Nullable Probe readiness, @Nullable Probe liveness) {
  public static final Health NONE = new Health(null, null, null);

  /** What a probe decides. */
  public enum Kind {
    /** Whether the worker has begun; the other probes wait for it. */
    STARTUP,
    /** Whether it is given traffic. */
    READINESS,
    /** Whether it is started again. */
    LIVENESS
  }

  public Optional<Probe> probe(Kind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case STARTUP -> startup;
          case READINESS -> readiness;
          case LIVENESS -> liveness;
        });
  }

  /**
   * @param failures so many in a row count
   */
  public record Probe(Check check, Duration period, Duration timeout, int failures) {}

  /** A port is one of the application's, by its name or its number. */
  public sealed interface Check {
    /**
     * @param status well are these
     * @param headers sent along, in the order in which they were written
     */
    record Http(String path, String port, List<StatusRange> status, Map<String, String> headers)
        implements Check {
      public Http {
        status = status.isEmpty() ? List.of(StatusRange.USUAL) : ImmutableList.copyOf(status);
        headers = ImmutableMap.copyOf(headers);
      }
    }

    record Tcp(String port) implements Check {}

    record Exec(List<String> command) implements Check {
      public Exec {
        command = ImmutableList.copyOf(command);
      }
    }
  }
}
