package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each null unless asked for. */
public record Health(@Nullable Probe startup, @Nullable Probe readiness, @Nullable Probe liveness) {
  public static final Health NONE = new Health(null, null, null);

  public record Probe(Check check, Duration period, Duration timeout, int failures) {}

  public sealed interface Check {
    /** The port is one of the application's, by name. */
    record Http(String path, String port) implements Check {}

    record Tcp(String port) implements Check {}

    record Exec(List<String> command) implements Check {
      public Exec {
        command = ImmutableList.copyOf(command);
      }
    }
  }
}
