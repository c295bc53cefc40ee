package io.atoll.controller.proxy.haproxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A process of HAProxy that takes connections.
 *
 * @param fingerprint of the layout that it was started with
 */
record WorkerInfo(long pid, String fingerprint) {
  private static final Pattern FAILED = Pattern.compile("\\[failed: (\\d+)]");

  /** Reads the answer to {@code show info}. */
  static Optional<WorkerInfo> read(String answer) {
    Map<String, String> fields =
        answer
            .lines()
            .map(line -> line.split(": ", 2))
            .filter(it -> it.length == 2)
            .collect(Collectors.toMap(it -> it[0], it -> it[1].strip(), (one, other) -> one));
    String pid = fields.getOrDefault("Pid", "");
    return pid.isEmpty()
        ? Optional.empty()
        : Optional.of(new WorkerInfo(Long.parseLong(pid), fields.getOrDefault("description", "")));
  }

  /** Reads from the answer to {@code show proc} who finishes what it has. */
  static List<Long> oldWorkers(String answer) {
    return answer
        .lines()
        .dropWhile(line -> !line.startsWith("# old workers"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .map(line -> line.strip().split("\\s+"))
        .filter(it -> it.length > 1 && it[1].equals("worker"))
        .map(it -> Long.valueOf(it[0]))
        .toList();
  }

  /** Reads from the answer to {@code show proc} how many reloads have failed since the start. */
  static int failedReloads(String answer) {
    Matcher failed = FAILED.matcher(answer);
    return failed.find() ? Integer.parseInt(failed.group(1)) : 0;
  }
}
