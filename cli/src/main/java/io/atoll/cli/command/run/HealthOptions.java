package io.atoll.cli.command.run;

import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.run.Amounts;
import io.atoll.cli.run.Sheet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Docker's one check becomes two: not ready while it fails, and started again if it goes on. */
final class HealthOptions {
  @Option(names = "--health-cmd", paramLabel = "COMMAND", description = "Well if it exits with 0.")
  private @Nullable String command;

  @Option(names = "--health-interval", paramLabel = "TIME", description = "From check to check.")
  private @Nullable String interval;

  @Option(names = "--health-timeout", paramLabel = "TIME", description = "Longer is a failure.")
  private @Nullable String timeout;

  @Option(names = "--health-retries", paramLabel = "N", description = "Failures in a row.")
  private @Nullable Integer retries;

  void write(Sheet sheet) {
    if (command == null) {
      if (Stream.of(interval, timeout, retries).anyMatch(it -> it != null)) {
        throw CommandFailure.usage("--health-interval and the like need --health-cmd");
      }
      return;
    }
    write(sheet, "readiness", command);
    write(sheet, "liveness", command);
  }

  private void write(Sheet sheet, String probe, String line) {
    String path = "spec.health." + probe + ".";
    sheet.put(path + "exec", List.of("/bin/sh", "-c", line), "--health-cmd");
    if (interval != null) {
      sheet.put(path + "period", Amounts.time(interval), "--health-interval " + interval);
    }
    if (timeout != null) {
      sheet.put(path + "timeout", Amounts.time(timeout), "--health-timeout " + timeout);
    }
    if (retries != null) {
      sheet.put(path + "failures", retries, "--health-retries " + retries);
    }
  }
}
