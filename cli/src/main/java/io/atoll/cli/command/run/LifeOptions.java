package io.atoll.cli.command.run;

import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.run.Amounts;
import io.atoll.cli.run.Sheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What follows when a worker ends, and how it is ended. */
final class LifeOptions {
  @Option(
      names = {"--restart", "--restart-condition"},
      paramLabel = "WHEN",
      description = "always (the default), on-failure or no.")
  private @Nullable String restart;

  @Option(
      names = "--restart-delay",
      paramLabel = "TIME",
      description = "Wait before the second restart in a row; it doubles.")
  private @Nullable String delay;

  @Option(names = "--stop-signal", paramLabel = "SIGNAL", description = "Asks a worker to end.")
  private @Nullable String signal;

  @Option(
      names = {"--stop-timeout", "--stop-grace-period"},
      paramLabel = "TIME",
      description = "From the signal until it is killed; a bare number is seconds.")
  private @Nullable String grace;

  void write(Sheet sheet) {
    if (restart != null) {
      sheet.put("spec.restart.policy", policy(restart), "--restart " + restart);
    }
    if (delay != null) {
      sheet.put("spec.restart.backoff.initial", Amounts.time(delay), "--restart-delay " + delay);
    }
    if (signal != null) {
      String name = signal.startsWith("SIG") ? signal : "SIG" + signal;
      sheet.put("spec.stop.signal", name, "--stop-signal " + signal);
    }
    if (grace != null) {
      sheet.put("spec.stop.grace", Amounts.time(grace), "--stop-timeout " + grace);
    }
  }

  private static String policy(String word) {
    return switch (word) {
      case "always", "any", "unless-stopped" -> "always";
      case "on-failure", "onFailure" -> "onFailure";
      case "no", "none", "never" -> "never";
      default ->
          throw CommandFailure.usage(
              word.startsWith("on-failure:")
                  ? "--restart " + word + ": restarts are not counted; write on-failure"
                  : "--restart is always, on-failure or no, not '" + word + "'");
    };
  }
}
