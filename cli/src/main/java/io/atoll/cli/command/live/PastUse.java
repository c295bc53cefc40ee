package io.atoll.cli.command.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.history.LookBack;
import io.atoll.cli.history.NodeSamples;
import io.atoll.cli.history.Series;
import io.atoll.cli.history.SeriesTable;
import io.atoll.cli.live.Sort;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.output.Table;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was used since a moment, once: asks every agent, and names those that do not tell. */
final class PastUse {
  private final Session session;
  private final Kind kind;
  private final Sort sort;
  private final List<String> names;
  private final Format format;
  private final LookBack past = new LookBack();
  private ExitCode code = ExitCode.DONE;

  /**
   * @param names those to show, also by their application; all if there are none
   */
  PastUse(Session session, Kind kind, Sort sort, List<String> names, Format format) {
    this.session = session;
    this.kind = kind;
    this.sort = sort;
    this.names = names;
    this.format = format;
  }

  ExitCode show(Instant since) throws InterruptedException {
    try (Agents agents = new Agents(session.store())) {
      for (String node : agents.nodes()) {
        ask(node, agents.find(node), since);
      }
    }
    print(chosen());
    return code;
  }

  private void ask(String node, Optional<AgentClient> agent, Instant since)
      throws InterruptedException {
    if (agent.isEmpty()) {
      missing(List.of("Node " + node + ": its agent is not running; what it kept is not shown."));
      return;
    }
    try {
      new NodeSamples(node, agent.get()).read(since, sample -> past.add(node, sample));
    } catch (CommandFailure e) {
      missing(e.lines());
    }
  }

  private void missing(List<String> why) {
    why.forEach(session.console()::complain);
    code = ExitCode.FAILURE;
  }

  private List<Series> chosen() {
    List<Series> all =
        switch (kind) {
          case NODE -> past.nodes();
          case APPLICATION -> past.applications(session.now());
          case WORKER, NETWORK, REVISION, EVENT -> past.workers();
        };
    for (String name : names) {
      if (code == ExitCode.DONE && all.stream().noneMatch(it -> it.answersTo(name))) {
        throw CommandFailure.notFound(
            "Nothing was measured of '" + name + "' in that time" + Nearest.hint(name, known(all)));
      }
    }
    return all.stream()
        .filter(it -> names.isEmpty() || names.stream().anyMatch(it::answersTo))
        .sorted(order())
        .toList();
  }

  private static List<String> known(List<Series> all) {
    return all.stream()
        .flatMap(it -> Stream.concat(Stream.of(it.name()), Stream.ofNullable(it.application())))
        .distinct()
        .toList();
  }

  private Comparator<Series> order() {
    return switch (sort) {
      case CPU -> Comparator.comparingLong((Series it) -> -it.cpu().mean().millis());
      case MEMORY -> Comparator.comparingLong((Series it) -> -it.memory().mean().bytes());
      case NAME -> Comparator.comparing(Series::name);
    };
  }

  private void print(List<Series> all) {
    switch (format) {
      case TABLE, WIDE -> printTable(all);
      case NAME -> all.forEach(it -> session.console().print(kind.word() + "/" + it.name()));
      case YAML ->
          session
              .console()
              .print(String.join("---\n", all.stream().map(Documents::write).toList()));
      case JSON -> session.console().print(json(all));
    }
  }

  private void printTable(List<Series> all) {
    if (all.isEmpty()) {
      session.console().complain("Nothing was measured in that time.");
      return;
    }
    SeriesTable table = new SeriesTable(kind, format == Format.WIDE);
    new Table(table.titles())
        .render(all.stream().map(table::row).toList())
        .forEach(session.console()::print);
  }

  /** One object for one name that is one thing, otherwise a list. */
  private String json(List<Series> all) {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> trees = all.stream().map(it -> tree(json, it)).toList();
    JsonNode answer =
        names.size() == 1 && trees.size() == 1
            ? trees.getFirst()
            : json.createArrayNode().addAll(trees);
    return answer.toPrettyString();
  }

  private static JsonNode tree(ObjectMapper json, Series series) {
    try {
      return json.readTree(Documents.writeLine(series));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was just written as JSON", e);
    }
  }
}
