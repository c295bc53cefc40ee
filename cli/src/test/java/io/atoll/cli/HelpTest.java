package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.Scene.Outcome;
import io.atoll.cli.session.Console;
import io.atoll.cli.session.Session;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class HelpTest {
  private final Scene scene = new Scene();

  /** Every command as it is typed, such as {@code node cordon}. */
  static Set<String> commands() {
    Set<String> names = new TreeSet<>();
    Commands.complete(session())
        .getSubcommands()
        .forEach((name, command) -> names(name, command).forEach(names::add));
    return names;
  }

  private static Session session() {
    Console console = new Console(System.in, System.out, System.err, false);
    return new Session(
        console,
        Map.of(),
        InstantSource.system(),
        address -> {
          throw new AssertionError("help needs no cluster");
        });
  }

  private static Stream<String> names(String name, CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(name)
        : command.getSubcommands().keySet().stream().map(verb -> name + " " + verb);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithExamples(String command) {
    Outcome outcome = scene.run((command + " --help").split(" "));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("Usage: atoll " + command), outcome.out());
    assertTrue(outcome.out().contains("Examples:\n  atoll " + command), outcome.out());
    assertTrue(outcome.out().contains("--endpoints"), outcome.out());
  }

  @Test
  void listsTheCommandsWhenNothingIsAsked() {
    Outcome outcome = scene.run();
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().contains("apply") && outcome.out().contains("version"));
    assertEquals(outcome.out(), scene.run("--help").out());
    assertEquals(scene.run("get", "--help").out(), scene.run("help", "get").out());
  }

  @Test
  void saysWhatToDoInsteadOfACommandOfALaterVersion() {
    Outcome plan = scene.run("plan", "-f", "hello.yaml");
    assertEquals(2, plan.code());
    assertTrue(plan.err().startsWith("atoll: this version has no 'plan' yet: 'atoll diff -f"));
    assertTrue(scene.run("node", "drain", "n1").err().contains("'atoll node cordon NODE'"));
  }

  @Test
  void listsEachCommandWithAWholeSentence() {
    CommandLine all = Commands.complete(session());
    all.getSubcommands()
        .values()
        .forEach(it -> {
          String line = it.getCommandSpec().usageMessage().description()[0];
          assertTrue(line.endsWith("."), line);
        });
    assertTrue(scene.run("help").out().contains("./atoll up"));
  }

  @Test
  void escapesThePercentSignThatTheParserWouldWarnOf() {
    Commands.complete(session())
        .getSubcommands()
        .values()
        .forEach(command -> {
          for (String line : command.getCommandSpec().usageMessage().description()) {
            assertFalse(line.replace("%%", "").contains("%"), line);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pull | docker pull",
        "start | atoll scale APP --auto",
        "create | atoll apply -f FILE",
        "set | atoll edit",
        "explain | docs/application.md",
        "port-forward | atoll ps",
        "kill | atoll stop WORKER",
        "cordon | atoll node cordon NODE",
        "label | atoll node label"
      })
  void saysWhatDoesHereWhatCommandsOfDockerAndKubectlDo(String command, String advice) {
    Outcome outcome = scene.run(command, "web");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().startsWith("atoll: there is no command '" + command + "': "));
    assertTrue(outcome.err().contains(advice), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get workers -l app=web | give the name of the application",
        "get apps -A | there are no namespaces",
        "logs web --namespace=x | '--namespace=x': there are no namespaces",
        "inspect web --format x | jq picks parts",
        "ps --format x | jq chooses",
        "apply web.yaml | did you mean '-f web.yaml'?",
        "top web | there is nothing to do with the word 'web'"
      })
  void saysWhatToDoInsteadOfOptionsAndWordsOfOthers(String typed, String advice) {
    Outcome outcome = scene.run(typed.split(" "));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains(advice), outcome.err());
  }

  @Test
  void takesNoOptionOfOneLetterForAnother() {
    assertEquals(
        "atoll: Unknown option: '-x'\nSee 'atoll get --help'.\n",
        scene.run("get", "apps", "-x").err());
  }

  @Test
  void suggestsTheNearestCommandAndOption() {
    Outcome command = scene.run("aply");
    assertEquals(2, command.code());
    assertEquals(
        "atoll: there is no command 'aply'; did you mean 'apply'?\nSee 'atoll --help'.\n",
        command.err());
    Outcome option = scene.run("apply", "-f", "x", "--wiat");
    assertEquals(2, option.code());
    assertTrue(option.err().contains("--wait"), option.err());
    assertTrue(option.err().contains("See 'atoll apply --help'."), option.err());
  }

  @Test
  void takesTheEndpointsBeforeAndBehindTheCommand() {
    assertEquals(0, scene.run("--endpoints", "http://h:1", "get", "apps").code());
    assertEquals(0, scene.run("get", "apps", "--endpoints", "http://h:1").code());
  }

  @Test
  void saysItsVersionWithoutACluster() {
    Outcome outcome = scene.run("version");
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("atoll "), outcome.out());
  }
}
