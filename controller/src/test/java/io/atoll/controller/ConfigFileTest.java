package io.atoll.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.sync.FolderPolicy.Drift;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ConfigFileTest {
  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("controller.yaml");
    Files.writeString(file, "node: from-file\nmetrics-port: 1234\nroles: [node]\n");
  }

  private CommandLine.ParseResult parsed(Map<String, String> environment, String... flags) {
    String[] arguments = new String[flags.length + 2];
    arguments[0] = "--config";
    arguments[1] = file.toString();
    System.arraycopy(flags, 0, arguments, 2, flags.length);
    CommandLine command = ControllerMain.commandLine();
    ConfigFile.among(arguments, environment).ifPresent(command::setDefaultValueProvider);
    return command.parseArgs(arguments);
  }

  private static Object value(CommandLine.ParseResult parsed, String flag) {
    return parsed.commandSpec().findOption(flag).getValue();
  }

  @Test
  void theFileStandsInForFlags() {
    var parsed = parsed(Map.of());
    assertEquals("from-file", value(parsed, "--node"));
    assertEquals(1234, (Integer) value(parsed, "--metrics-port"));
  }

  @Test
  void theFolderStandsInTheFileToo() throws IOException {
    Files.writeString(file, "node: a\nfolder: /srv/apps\nfolder-prune: true\n");
    var parsed = parsed(Map.of(), "--folder-drift", "warn");
    assertEquals(Path.of("/srv/apps"), value(parsed, "--folder"));
    assertEquals(true, value(parsed, "--folder-prune"));
    assertEquals(Drift.WARN, value(parsed, "--folder-drift"));
    assertNull(value(parsed(Map.of()), "--folder-source"));
  }

  @Test
  void aFlagWinsOverTheFile() {
    assertEquals("typed", value(parsed(Map.of(), "--node", "typed"), "--node"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    // Picocli itself reads the environment, which a test cannot set: the file must step back.
    var parsed = parsed(Map.of("ATOLL_METRICS_PORT", "5678"));
    assertEquals(9471, (Integer) value(parsed, "--metrics-port"));
  }

  @Test
  void anUnknownKeyIsNamedWithTheKnownOnes() throws IOException {
    Files.writeString(file, "nodes: a\n");
    var e = assertThrows(IllegalArgumentException.class, () -> parsed(Map.of()));
    assertTrue(String.valueOf(e.getMessage()).contains("nodes: unknown; known are address"));
  }

  @Test
  void aBadFlagEndsWithCodeTwoAndItsName() {
    var err = new StringWriter();
    CommandLine command = ControllerMain.commandLine().setErr(new PrintWriter(err, true));
    assertEquals(2, command.execute("--node", "a", "--address", "nowhere"));
    assertTrue(err.toString().contains("--address"), err.toString());
    assertEquals(2, command.execute("--node", "a", "--endpoints", "here"));
    assertEquals(2, command.execute("--node", "a", "--metrics-port", "many"));
    assertEquals(2, command.execute("--node", "a", "--roles", "boss"));
  }
}
