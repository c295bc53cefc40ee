package io.atoll.cli.command.run;

import io.atoll.cli.run.Amounts;
import io.atoll.cli.run.Sheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a worker may use, and what is set aside for it. */
final class ResourceOptions {
  @Option(
      names = {"--cpus", "--limit-cpu"},
      paramLabel = "N",
      description = "The most processors it may use, such as 0.5.")
  private @Nullable String cpus;

  @Option(names = "--reserve-cpu", paramLabel = "N", description = "Processors to set aside.")
  private @Nullable String reservedCpus;

  @Option(
      names = {"-m", "--memory", "--limit-memory"},
      paramLabel = "SIZE",
      description = "The most memory it may use, such as 512m.")
  private @Nullable String memory;

  @Option(
      names = {"--memory-reservation", "--reserve-memory"},
      paramLabel = "SIZE",
      description = "Memory to set aside.")
  private @Nullable String reservedMemory;

  @Option(
      names = {"--pids-limit", "--limit-pids"},
      paramLabel = "N",
      description = "The most processes and threads.")
  private @Nullable Integer pids;

  void write(Sheet sheet) {
    cpu(sheet, "request", "--reserve-cpu", reservedCpus);
    cpu(sheet, "limit", "--cpus", cpus);
    memory(sheet, "request", "--memory-reservation", reservedMemory);
    memory(sheet, "limit", "--memory", memory);
    if (pids != null) {
      sheet.put("spec.resources.pids", pids, "--pids-limit " + pids);
    }
  }

  private static void cpu(Sheet sheet, String field, String option, @Nullable String value) {
    if (value != null) {
      sheet.put("spec.resources.cpu." + field, Amounts.cpu(value, option), option + " " + value);
    }
  }

  private static void memory(Sheet sheet, String field, String option, @Nullable String value) {
    if (value != null) {
      sheet.put(
          "spec.resources.memory." + field, Amounts.memory(value, option), option + " " + value);
    }
  }
}
