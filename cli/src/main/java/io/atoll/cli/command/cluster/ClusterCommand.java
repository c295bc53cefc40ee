package io.atoll.cli.command.cluster;

import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "cluster",
    description = "Look after the cluster's identity.",
    footer = {"", "Examples:", "  atoll cluster adopt"})
public final class ClusterCommand {
  private final Session session;

  public ClusterCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "adopt",
      description = {
        "Let nodes that hold go on with this store.",
        "A node holds, and touches nothing, when the store is another one than it knew, is empty,",
        "or is older than what it has seen, as after a restored backup. What its workers run",
        "afterwards is decided by what this store says: look at 'atoll get applications' first."
      },
      footer = {
        "",
        "Examples:",
        "  atoll cluster adopt           shows what it will do and asks",
        "  atoll cluster adopt --yes"
      })
  ExitCode adopt(
      @Option(names = "--yes", description = "Do not ask; needed without a terminal.")
          boolean yes) {
    Adoption adoption = Adoption.of(Snapshot.read(session.store(), Adoption.PREFIXES));
    if (adoption.held().isEmpty()) {
      session.console().print("No node holds; there is nothing to adopt.");
      return ExitCode.DONE;
    }
    requireReadable(adoption);
    Cluster cluster = adoption.adopted(UUID.randomUUID(), "0.1.0");
    session.console().print("Cluster " + cluster.id() + ", epoch " + cluster.epoch() + ", adopts:");
    adoption.lines().forEach(line -> session.console().print("  " + line));
    tellWhatStays();
    if (!yes && !confirmed()) {
      return ExitCode.FAILURE;
    }
    write(adoption, cluster);
    session.console().print("Adopted. The nodes go on within seconds.");
    return ExitCode.DONE;
  }

  private static void requireReadable(Adoption adoption) {
    if (adoption.before().isPresent() && adoption.cluster().isEmpty()) {
      throw new CommandFailure(
          ExitCode.INVALID,
          Keys.CLUSTER + " does not parse. Repair it, or delete that key, and adopt again");
    }
  }

  /** The nodes end what the store does not know, so a person should know what it knows. */
  private void tellWhatStays() {
    List<String> stored =
        Snapshot.read(session.store(), List.of(Keys.APPLICATIONS)).names(Keys.APPLICATIONS);
    session
        .console()
        .print(
            stored.isEmpty()
                ? "No application is stored: the workers of all will be stopped. Apply your files first."
                : "Workers of other applications than these will be stopped: "
                    + String.join(", ", stored));
  }

  private boolean confirmed() {
    if (!session.console().terminal()) {
      throw CommandFailure.usage("Nothing was adopted. Without a terminal, say --yes");
    }
    session.console().out().print("Go on? [y/N] ");
    session.console().out().flush();
    boolean confirmed = "y".equalsIgnoreCase(answer());
    if (!confirmed) {
      session.console().complain("Nothing was adopted.");
    }
    return confirmed;
  }

  private String answer() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(session.console().in(), StandardCharsets.UTF_8));
      @Nullable String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Adoption adoption, Cluster cluster) {
    String text = Documents.update(adoption.before().map(Entry::text).orElse(""), cluster);
    Compare unchanged =
        adoption.before().map(Compare::unchanged).orElseGet(() -> Compare.absent(Keys.CLUSTER));
    Txn write = Txn.of(Op.put(Keys.CLUSTER, text)).onlyIf(unchanged);
    if (!session.store().commit(write).succeeded()) {
      throw new CommandFailure(
          ExitCode.CONFLICT,
          Keys.CLUSTER + " was changed by somebody else in between. Look again and retry");
    }
  }
}
