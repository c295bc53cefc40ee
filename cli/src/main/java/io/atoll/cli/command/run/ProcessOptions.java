package io.atoll.cli.command.run;

import io.atoll.cli.run.Sheet;
import io.atoll.cli.run.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a worker's process is and what it is given. */
final class ProcessOptions {
  @Option(names = "--entrypoint", paramLabel = "PROGRAM", description = "Instead of the image's.")
  private @Nullable String entrypoint;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "KEY[=VALUE]",
      description = "An environment variable; without a value, as it is here.")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--env-file", paramLabel = "FILE", description = "Variables, one a line.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      description = "Working directory.")
  private @Nullable String workdir;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER[:GROUP]",
      description = "Who runs it.")
  private @Nullable String user;

  void write(Sheet sheet, String image, List<String> command, Map<String, String> environment) {
    sheet.put("spec.image", image, image);
    if (entrypoint != null) {
      sheet.put("spec.command", List.of(entrypoint), "--entrypoint " + entrypoint);
    }
    if (!command.isEmpty()) {
      sheet.put("spec.args", command, String.join(" ", command));
    }
    Variables all = new Variables(environment);
    files.forEach(all::file);
    variables.forEach(all::add);
    if (!all.values().isEmpty()) {
      sheet.put("spec.env", all.values(), "--env");
    }
    if (workdir != null) {
      sheet.put("spec.workdir", workdir, "--workdir " + workdir);
    }
    if (user != null) {
      sheet.put("spec.user", user, "--user " + user);
    }
  }
}
