package io.atoll.testbed.fake;

import io.atoll.controller.node.engine.ExecResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs {@code sh -c 'echo WORDS; exit CODE'}; whatever sleeps does not end in time. */
final class FakeShell {
  private static final Pattern SCRIPT = Pattern.compile("(?:echo ([^;]*); )?exit (\\d+)");

  private FakeShell() {}

  static ExecResult run(List<String> command) {
    if (!command.subList(0, Math.min(2, command.size())).equals(List.of("sh", "-c"))) {
      return new ExecResult.Ended(127, "executable file not found: " + command.getFirst());
    }
    String script = command.getLast();
    if (script.contains("sleep")) {
      return new ExecResult.TimedOut("");
    }
    Matcher matcher = SCRIPT.matcher(script);
    return matcher.matches()
        ? new ExecResult.Ended(Integer.parseInt(matcher.group(2)), words(matcher.group(1)))
        : new ExecResult.Ended(2, "syntax error");
  }

  private static String words(@Nullable String echoed) {
    return echoed == null ? "" : echoed + "\n";
  }
}
