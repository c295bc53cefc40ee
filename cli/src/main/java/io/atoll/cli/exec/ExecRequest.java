package io.atoll.cli.exec;

import com.google.common.collect.ImmutableList;
import io.atoll.cli.agent.Parameters;
import io.atoll.cli.terminal.WindowSize;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to run, where and how. */
public record ExecRequest(
    String worker,
    List<String> words,
    boolean input,
    boolean tty,
    List<String> env,
    @Nullable String workdir,
    @Nullable String user) {
  public ExecRequest {
    words = ImmutableList.copyOf(words);
    env = ImmutableList.copyOf(env);
  }

  String target(Optional<WindowSize> window) {
    Parameters parameters =
        Parameters.ofWorker(worker, "exec").flag("input", input).flag("tty", tty);
    words.forEach(word -> parameters.add("command", word));
    env.forEach(variable -> parameters.add("env", variable));
    if (workdir != null) {
      parameters.add("workdir", workdir);
    }
    if (user != null) {
      parameters.add("user", user);
    }
    window.ifPresent(size ->
        parameters
            .add("rows", Integer.toString(size.rows()))
            .add("columns", Integer.toString(size.columns())));
    return parameters.toString();
  }
}
