package io.atoll.cli.command.manifests;

import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.manifest.OwnerNote;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.GoneGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Reference;
import io.atoll.cli.view.References;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "delete",
    description = {
      "Delete applications, networks or nodes' settings.",
      "Works for documents that do not parse. If one is not there, nothing is deleted."
    },
    footer = {
      "",
      "Examples:",
      "  atoll delete hello --wait",
      "  atoll delete network/blue",
      "  atoll delete -f hello.yaml"
    })
public final class Delete implements Callable<ExitCode> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "hello, application/hello or app hello.")
  private List<String> names = new ArrayList<>();

  @Mixin private final Manifests manifests = new Manifests();
  @Mixin private final Waiting waiting = new Waiting();

  public Delete(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    if (names.isEmpty() == manifests.files().isEmpty()) {
      throw CommandFailure.usage("Say what to delete: either names, or files with -f");
    }
    names.stream().filter(it -> it.matches(".*\\.ya?ml")).findFirst().ifPresent(Delete::refuse);
    List<Goal> goals = new ArrayList<>();
    for (Reference reference : references()) {
      Entry deleted = delete(reference);
      session.console().print(reference + " deleted");
      OwnerNote.tell(session, reference.document());
      if (reference.kind() == Kind.APPLICATION) {
        goals.add(new GoneGoal(reference.name(), deleted.createRevision()));
      }
    }
    return waiting.follow(session, goals);
  }

  /** No name has a dot. */
  private static void refuse(String file) {
    throw CommandFailure.usage("'%s' is no name; did you mean '-f %s'?".formatted(file, file));
  }

  private List<Reference> references() {
    if (manifests.files().isEmpty()) {
      return References.stored(session.store()).find(names);
    }
    List<UserDocument> documents = manifests.documents(session);
    References known = References.stored(session.store());
    return documents.stream()
        .map(UserDocument::name)
        .map(Reference::to)
        .map(wanted -> known.find(wanted.kind(), wanted.name()))
        .toList();
  }

  private Entry delete(Reference reference) {
    return new DocumentWriter(session.store())
        .delete(reference.document())
        .orElseThrow(
            () -> CommandFailure.notFound(reference + " was deleted by somebody else in between"));
  }
}
