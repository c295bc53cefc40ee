package io.atoll.cli.command.run;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.Written;
import io.atoll.api.store.Bytes;
import io.atoll.cli.command.options.OptionHints;
import io.atoll.cli.command.options.Timeout;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.ReadyGoal;
import io.atoll.cli.run.DockerHints;
import io.atoll.cli.run.Names;
import io.atoll.cli.run.Sheet;
import io.atoll.cli.run.Variables;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Run an image as a new application, with the options of docker run and docker service"
          + " create.",
      "Prints its name and waits until it is ready; -d prints the name and ends. What is stored is"
          + " a",
      "document like any other: 'atoll get app NAME -o yaml' shows it, --dry-run stores nothing."
    },
    footer = {
      "",
      "Examples:",
      "  atoll run --name web --replicas 3 --expose 8080 atoll/hello:1",
      "  atoll run -d -e MODE=prod -m 256m --cpus 0.5 shop:1.4 --port 8080",
      "  atoll run --dry-run --name web nginx > web.yaml"
    })
public final class Run implements Callable<ExitCode>, OptionHints {
  private final Session session;
  private final RandomGenerator random = RandomGenerator.getDefault();

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image.")
  private String image = "";

  @Parameters(index = "1..*", paramLabel = "ARG", description = "Instead of the image's command.")
  private List<String> command = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME", description = "Its name; else one is made up.")
  private @Nullable String name;

  @Option(names = "--replicas", paramLabel = "N", description = "How many workers; 1 if not said.")
  private @Nullable Integer replicas;

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait until it is ready.")
  private boolean detach;

  @Option(names = "--dry-run", description = "Print the document and store nothing.")
  private boolean dryRun;

  @Mixin private final Timeout timeout = new Timeout();

  @Option(
      names = {"-l", "--label"},
      paramLabel = "KEY=VALUE",
      description = "A label of the application.")
  private List<String> labels = new ArrayList<>();

  @Mixin private final ProcessOptions process = new ProcessOptions();
  @Mixin private final ReachOptions reach = new ReachOptions();
  @Mixin private final StorageOptions storage = new StorageOptions();
  @Mixin private final ResourceOptions resources = new ResourceOptions();
  @Mixin private final HealthOptions health = new HealthOptions();
  @Mixin private final LifeOptions life = new LifeOptions();
  @Mixin private final PlacementOptions placement = new PlacementOptions();

  public Run(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> hint(String option) {
    return DockerHints.of(option);
  }

  @Override
  public ExitCode call() throws InterruptedException {
    String chosen = name != null ? name : dryRun ? Names.next(random) : freeName();
    Sheet sheet = sheet(chosen);
    sheet.requireValid();
    if (dryRun) {
      session.console().out().print(sheet.text());
      return ExitCode.DONE;
    }
    long revision = store(chosen, sheet.text());
    session.console().print(chosen);
    if (detach) {
      Waiting.warnWithoutManager(session);
      return ExitCode.DONE;
    }
    return timeout.await(session, List.of(new ReadyGoal(chosen, revision, Applications::describe)));
  }

  /** In the order in which a person would write the fields. */
  private Sheet sheet(String chosen) {
    Sheet sheet = new Sheet("run");
    sheet.put("apiVersion", Application.API_VERSION, "");
    sheet.put("kind", "Application", "");
    sheet.put("metadata.name", chosen, "--name " + chosen);
    if (!labels.isEmpty()) {
      sheet.put("metadata.labels", Variables.labels(labels), "--label");
    }
    process.write(sheet, image, command, session.environment());
    if (replicas != null) {
      sheet.put("spec.replicas", replicas, "--replicas " + replicas);
    }
    resources.write(sheet);
    reach.writePorts(sheet);
    health.write(sheet);
    reach.writeNetwork(sheet);
    storage.write(sheet);
    placement.write(sheet);
    life.write(sheet);
    return sheet;
  }

  private String freeName() {
    String candidate = Names.next(random);
    while (session.store().get(Keys.application(candidate)).isPresent()) {
      candidate = Names.next(random) + "-" + random.nextInt(10, 100);
    }
    return candidate;
  }

  private long store(String chosen, String text) {
    DocumentName document = new DocumentName(DocumentKind.APPLICATION, chosen);
    if (session.store().get(document.key()).isEmpty()
        && new DocumentWriter(session.store()).write(document, Bytes.utf8(text), Optional.empty())
            instanceof Written.Stored stored) {
      return stored.revision();
    }
    throw new CommandFailure(
        ExitCode.CONFLICT,
        document
            + " is there already. 'atoll edit "
            + chosen
            + "' or 'atoll apply' change it, 'atoll rm "
            + chosen
            + "' removes it");
  }
}
