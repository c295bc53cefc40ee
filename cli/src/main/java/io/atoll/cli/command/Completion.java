package io.atoll.cli.command;

import io.atoll.cli.completion.Scripts;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print what bash or zsh reads to complete commands, options and names.",
    footer = {
      "",
      "Examples:",
      "  atoll completion bash >> ~/.bashrc",
      "  atoll completion zsh >> ~/.zshrc"
    })
public final class Completion implements Callable<ExitCode> {
  /** Shells whose completion is known. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Session session;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  public Completion(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    String script =
        switch (shell) {
          case BASH -> Scripts.bash();
          case ZSH -> Scripts.zsh();
        };
    session.console().out().print(script);
    return ExitCode.DONE;
  }
}
