package io.atoll.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterLocatorTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void configureEverything() throws IOException {
    environment.put("ATOLL_ENDPOINTS", "http://variable:1");
    environment.put("ATOLL_HOME", home.resolve("local").toString());
    environment.put("HOME", home.toString());
    write("local/config.yaml", "endpoints: http://local:1\nnode: n1\n");
    write(".config/atoll/config.yaml", "endpoints: http://user:1, http://user:2\n");
  }

  @Test
  void prefersTheOptionToAllElse() {
    assertEquals(
        new ClusterAddress(List.of(URI.create("http://option:1")), "--endpoints"),
        locate("http://option:1"));
  }

  @Test
  void prefersTheVariableToFiles() {
    assertEquals("http://variable:1 (from ATOLL_ENDPOINTS)", locate(null).toString());
  }

  @Test
  void prefersTheLocalClusterToTheUsersFile() {
    environment.remove("ATOLL_ENDPOINTS");
    assertEquals("http://local:1", locate(null).endpoints().getFirst().toString());
  }

  @Test
  void readsTheUsersFileAtLast() {
    environment.remove("ATOLL_ENDPOINTS");
    environment.remove("ATOLL_HOME");
    ClusterAddress address = locate(null);
    assertEquals(2, address.endpoints().size());
    assertTrue(address.origin().endsWith(".config/atoll/config.yaml"), address.origin());
  }

  @Test
  void completesAnEndpointWithoutAScheme() {
    assertEquals("http://h:2379", locate("h:2379").endpoints().getFirst().toString());
  }

  @Test
  void saysWhatToDoIfNoClusterIsNamed() {
    environment.clear();
    environment.put("HOME", home.resolve("nobody").toString());
    CommandFailure failure = failure(null);
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(text(failure).contains("./atoll up"), text(failure));
  }

  @Test
  void namesTheFileThatIsWrong() throws IOException {
    environment.remove("ATOLL_ENDPOINTS");
    write("local/config.yaml", "node: n1\n");
    assertTrue(text(failure(null)).contains("local/config.yaml"));
  }

  @Test
  void refusesWhatIsNoEndpoint() {
    for (String wrong : List.of("ftp://h:1", "http://h", "http://a b:1", "", " , ")) {
      assertEquals(ExitCode.USAGE, failure(wrong).code(), wrong);
    }
  }

  private ClusterAddress locate(@Nullable String option) {
    return new ClusterLocator(environment).locate(option);
  }

  private CommandFailure failure(@Nullable String option) {
    return assertThrows(CommandFailure.class, () -> locate(option));
  }

  private static String text(CommandFailure failure) {
    return String.join("\n", failure.lines());
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
