package io.atoll.testbed.cluster;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atoll.testbed.monitoring.Shipped;
import io.atoll.testbed.programs.Ports;
import io.atoll.testbed.programs.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A Prometheus beside a cluster, begun by the commands of the documentation. */
record ShippedPrometheus(LocalCluster cluster, Program program, String url)
    implements AutoCloseable {

  static ShippedPrometheus start(LocalCluster cluster) {
    String address = "127.0.0.1:" + Ports.free();
    List<String> commands =
        Shipped.commands().stream()
            .map(it -> it.replace(".atoll", cluster.home().toString()))
            .map(it -> it.replace("127.0.0.1:9090", address))
            .map(it -> it.replace("manifests/", cluster.checkout() + "/manifests/"))
            .toList();
    for (String command : commands.subList(0, commands.size() - 1)) {
      cluster.run(List.of("bash", "-c", command)).orThrow();
    }
    Program program =
        Program.start(
            "prometheus",
            cluster.home().resolve("log/prometheus.log"),
            "bash",
            "-c",
            "exec " + commands.getLast());
    var prometheus = new ShippedPrometheus(cluster, program, "http://" + address);
    program.awaitReady(TestApplications.LIMIT, prometheus::ready);
    return prometheus;
  }

  private boolean ready() {
    return cluster.run(List.of("curl", "-sf", url + "/-/ready")).exitCode() == 0;
  }

  /** The series that the expression has now, with their labels. */
  List<JsonNode> query(String expression) {
    return get("query", "--data-urlencode", "query=" + expression)
        .path("result")
        .valueStream()
        .toList();
  }

  /** The values of these series. */
  List<Double> values(String expression) {
    return query(expression).stream().map(it -> it.path("value").path(1).asDouble()).toList();
  }

  /** Health by job of what is scraped, once it was. */
  Map<String, String> targets() {
    return get("targets", "-d", "state=active")
        .path("activeTargets")
        .valueStream()
        .collect(
            toMap(
                it -> it.at("/labels/job").asText(),
                it -> it.path("health").asText() + it.path("lastError").asText()));
  }

  /** Each rule that was evaluated, with what went wrong: {@code ok} and nothing. */
  List<String> rules() {
    return get("rules").findValues("rules").stream()
        .flatMap(JsonNode::valueStream)
        .map(it -> it.path("health").asText() + it.path("lastError").asText())
        .toList();
  }

  /** The metrics that have series, histograms by what they count. */
  SortedSet<String> metrics() {
    SortedSet<String> names = new TreeSet<>();
    get("label/__name__/values")
        .valueStream()
        .forEach(it -> names.add(Shipped.withoutSuffix(it.asText())));
    return names;
  }

  private JsonNode get(String what, String... parameters) {
    List<String> command = new ArrayList<>(List.of("curl", "-sfG", url + "/api/v1/" + what));
    command.addAll(List.of(parameters));
    try {
      return new ObjectMapper().readTree(cluster.run(command).orThrow()).path("data");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
