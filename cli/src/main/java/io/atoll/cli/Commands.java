package io.atoll.cli;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Durations;
import io.atoll.cli.command.Autoscale;
import io.atoll.cli.command.Completion;
import io.atoll.cli.command.Describe;
import io.atoll.cli.command.Edit;
import io.atoll.cli.command.Events;
import io.atoll.cli.command.Get;
import io.atoll.cli.command.Ps;
import io.atoll.cli.command.Scale;
import io.atoll.cli.command.Version;
import io.atoll.cli.command.Wait;
import io.atoll.cli.command.cluster.ClusterCommand;
import io.atoll.cli.command.cluster.NetworkCommand;
import io.atoll.cli.command.cluster.NodeCommand;
import io.atoll.cli.command.cluster.VolumeCommand;
import io.atoll.cli.command.explain.Inspect;
import io.atoll.cli.command.explain.Why;
import io.atoll.cli.command.live.Stats;
import io.atoll.cli.command.live.Top;
import io.atoll.cli.command.manifests.Apply;
import io.atoll.cli.command.manifests.Delete;
import io.atoll.cli.command.manifests.Diff;
import io.atoll.cli.command.manifests.Sync;
import io.atoll.cli.command.rollout.RolloutCommand;
import io.atoll.cli.command.run.Run;
import io.atoll.cli.command.worker.Copy;
import io.atoll.cli.command.worker.Exec;
import io.atoll.cli.command.worker.Logs;
import io.atoll.cli.command.worker.Remove;
import io.atoll.cli.command.worker.Restart;
import io.atoll.cli.command.worker.Stop;
import io.atoll.cli.session.Session;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** All commands, in the order of the help. Only the one that is run is looked into. */
final class Commands {
  private static final ImmutableMap<String, Function<Session, Object>> BY_NAME =
      ImmutableMap.<String, Function<Session, Object>>builder()
          .put("apply", Apply::new)
          .put("diff", Diff::new)
          .put("sync", Sync::new)
          .put("get", Get::new)
          .put("describe", Describe::new)
          .put("delete", Delete::new)
          .put("scale", Scale::new)
          .put("autoscale", Autoscale::new)
          .put("rollout", RolloutCommand::new)
          .put("run", Run::new)
          .put("ps", Ps::new)
          .put("stop", Stop::new)
          .put("restart", Restart::new)
          .put("rm", Remove::new)
          .put("logs", Logs::new)
          .put("exec", Exec::new)
          .put("cp", Copy::new)
          .put("edit", Edit::new)
          .put("events", Events::new)
          .put("wait", Wait::new)
          .put("why", Why::new)
          .put("inspect", Inspect::new)
          .put("stats", Stats::new)
          .put("top", Top::new)
          .put("node", NodeCommand::new)
          .put("network", NetworkCommand::new)
          .put("volume", VolumeCommand::new)
          .put("cluster", ClusterCommand::new)
          .put("completion", Completion::new)
          .put("version", Version::new)
          .buildOrThrow();

  private Commands() {}

  /** The command line with the command that the arguments name, or with all if they name none. */
  static CommandLine line(Session session, String[] arguments) {
    CommandLine line = root(session);
    for (String argument : arguments) {
      Function<Session, Object> named = BY_NAME.get(argument);
      if (named != null) {
        line.addSubcommand(argument, named.apply(session));
        return configured(line, session);
      }
    }
    return complete(session);
  }

  /** Whether the word is a command of this program. */
  static boolean known(String word) {
    return BY_NAME.containsKey(word);
  }

  static CommandLine complete(Session session) {
    CommandLine line = root(session);
    BY_NAME.forEach((name, command) -> line.addSubcommand(name, command.apply(session)));
    return configured(line, session);
  }

  private static CommandLine root(Session session) {
    CommandLine line = new CommandLine(new Root(session));
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show this help.")
                .build());
    return line;
  }

  private static CommandLine configured(CommandLine line, Session session) {
    // What stands behind an image or a worker is another program's command line, whatever it looks
    // like.
    Stream.of("run", "exec")
        .flatMap(name -> Optional.ofNullable(line.getSubcommands().get(name)).stream())
        .forEach(it -> it.setStopAtPositional(true));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, Commands::duration)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(100)
        .setOut(new PrintWriter(session.console().out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(session.console().err(), true, StandardCharsets.UTF_8));
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
