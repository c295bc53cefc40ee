package io.atoll.testbed.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.runtime.Figures;
import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a cluster; {@code cluster.MetricsTest} has one. */
@Tag("programs")
final class ShippedTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> TOLD = List.of("summary", "description", "action");

  /** A choice by the state of something: metric, label, words. */
  private static final Pattern CHOSEN =
      Pattern.compile("(\\w+)\\{(phase|state)(?:=|!=|=~|!~)\"([^\"]*)\"");

  @TempDir private Path folder;

  @Test
  void promtoolAcceptsConfigurationAndRules() throws IOException {
    Files.createDirectory(folder.resolve("agent"));
    Files.writeString(folder.resolve("agent/token"), "secret");
    Files.writeString(folder.resolve("agent/certificate.pem"), "");
    for (String file : List.of("prometheus.yml", "alerts.yml")) {
      Files.copy(Shipped.PROMETHEUS.resolve(file), folder.resolve(file));
    }
    String said = promtool("check", "config", folder.resolve("prometheus.yml").toString());
    assertTrue(said.contains(Shipped.alerts().size() + " rules found"), said);
  }

  @Test
  void eachAlertFiresWhenItShouldAndOnlyThen() throws IOException {
    String file = Shipped.PROMETHEUS.resolve("alerts_test.yml").toString();
    String said = promtool("test", "rules", file);
    assertTrue(said.endsWith("SUCCESS\n\n"), said);
  }

  @Test
  void eachAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() {
    Set<String> fires = new TreeSet<>();
    Set<String> keepsQuiet = new TreeSet<>();
    for (JsonNode tried : Shipped.cases()) {
      List<JsonNode> moments = tried.path("alert_rule_test").valueStream().toList();
      String alert = moments.getFirst().path("alertname").asText();
      boolean quiet = moments.stream().allMatch(moment -> moment.path("exp_alerts").isEmpty());
      (quiet ? keepsQuiet : fires).add(alert);
    }
    assertEquals(names(), fires);
    assertEquals(names(), keepsQuiet);
  }

  @Test
  void eachAlertSaysHowBadItIsWhatItMeansAndWhatToDo() {
    for (JsonNode alert : Shipped.alerts()) {
      String severity = alert.path("labels").path("severity").asText();
      assertTrue(List.of("critical", "warning").contains(severity), alert::toString);
      for (String key : TOLD) {
        String text = alert.path("annotations").path(key).asText();
        assertTrue(text.endsWith("."), alert.path("alert") + ": " + key);
      }
    }
  }

  @Test
  void asksForPhasesAndStatesThatThereAre() {
    Map<String, Set<String>> words =
        Map.of(
            "atoll_application_phase", words(ApplicationStatus.Phase.values()),
            "atoll_application_rollout", words(Rollout.State.values()),
            "atoll_node_phase", words(NodeStatus.Phase.values()),
            "atoll_workers", words(Observation.Phase.values()));
    Set<String> asked = new TreeSet<>();
    Shipped.expressions()
        .flatMap(expression -> CHOSEN.matcher(expression).results())
        .forEach(found -> {
          Set<String> known = words.getOrDefault(found.group(1), Set.of());
          List<String> chosen = Splitter.on('|').splitToList(found.group(3));
          assertTrue(known.containsAll(chosen), found.group());
          asked.add(found.group(1));
        });
    assertEquals(words.keySet(), asked);
  }

  private static Set<String> words(Enum<?>[] values) {
    return Stream.of(values).map(Figures::word).collect(Collectors.toSet());
  }

  @Test
  void theDashboardCanBeImportedByAnyGrafana() {
    JsonNode dashboard = Shipped.dashboard();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertTrue(ids.add(panel.path("id").asInt()), panel.path("title").asText());
      JsonNode place = panel.path("gridPos");
      assertTrue(place.path("x").asInt() + place.path("w").asInt() <= 24, place::toString);
    }
    assertTrue(dashboard.path("id").isMissingNode(), "the id is of one Grafana");
    assertEquals("datasource", dashboard.at("/templating/list/0/type").asText());
    Set<String> sources =
        dashboard.findValues("datasource").stream()
            .map(source -> source.path("uid").asText())
            .collect(Collectors.toSet());
    assertEquals(Set.of("${datasource}"), sources);
  }

  private static Set<String> names() {
    return Shipped.alerts().stream()
        .map(rule -> rule.path("alert").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What it says when all is well. */
  private String promtool(String... arguments) throws IOException {
    Path log = folder.resolve("promtool.log");
    String[] command = new String[arguments.length + 1];
    command[0] = "promtool";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try (Program promtool = Program.start("promtool", log, command)) {
      promtool.awaitEnd(LIMIT);
    }
    return Files.readString(log);
  }
}
