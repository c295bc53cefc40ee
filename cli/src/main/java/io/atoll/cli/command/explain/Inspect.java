package io.atoll.cli.command.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.command.options.OptionHints;
import io.atoll.cli.inspect.Dossier;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Reference;
import io.atoll.cli.view.References;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "Tell all that is stored of applications, workers, nodes or networks, as one JSON array.",
      "Parts of it are picked by jq; docker's --format is not there."
    },
    footer = {
      "",
      "Examples:",
      "  atoll inspect hello",
      "  atoll inspect hello-x1y2z | jq '.[0].observed.address'",
      "  atoll inspect node/n1 -o yaml"
    })
public final class Inspect implements Callable<ExitCode>, OptionHints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "hello, hello-x1y2z or node/n1.")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "json (the default) or yaml.")
  private Format format = Format.JSON;

  public Inspect(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> hint(String option) {
    return option.equals("-f") || option.equals("--format")
        ? Optional.of("jq picks parts: \"atoll inspect NAME | jq '.[0].observed.address'\"")
        : Optional.empty();
  }

  @Override
  public ExitCode call() {
    Snapshot snapshot = Snapshot.read(session.store(), Dossier.PREFIXES);
    Dossier dossier = new Dossier(snapshot);
    ArrayNode all = JSON.createArrayNode();
    names.forEach(name -> all.add(find(name, snapshot, dossier)));
    switch (format) {
      case JSON -> session.console().print(all.toPrettyString());
      case YAML -> session.console().out().print(Documents.write(all));
      case TABLE, WIDE, NAME -> throw CommandFailure.usage("inspect writes -o json or -o yaml");
    }
    return ExitCode.DONE;
  }

  private JsonNode find(String name, Snapshot snapshot, Dossier dossier) {
    Optional<Worker> worker =
        Workers.all(snapshot).stream()
            .filter(it -> name.equals(it.name()) || name.equals("worker/" + it.name()))
            .findFirst();
    if (worker.isPresent()) {
      return dossier.worker(worker.get());
    }
    Reference reference = References.all(session.store()).find(name);
    return switch (reference.kind()) {
      case APPLICATION -> dossier.application(reference.name());
      case NODE -> dossier.node(reference.name());
      case NETWORK -> dossier.network(reference.name());
      case WORKER, REVISION, EVENT ->
          throw CommandFailure.usage(
              "Only applications, workers, nodes and networks are inspected");
    };
  }
}
