package io.atoll.cli.command.manifests;

import io.atoll.api.apply.UserDocument;
import io.atoll.cli.manifest.ManifestInput;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which manifests a command reads. */
final class Manifests {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE|DIR|-",
      description = "What to read; may be given several times. - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-R", "--recursive"},
      description = "Read the folders inside of folders too.")
  private boolean recursive;

  List<String> files() {
    return files;
  }

  boolean recursive() {
    return recursive;
  }

  /**
   * @throws CommandFailure if one of them is invalid, or none was named
   */
  List<UserDocument> documents(Session session) {
    return input(session).documents(files);
  }

  /** As {@link #documents}, with the files that they send along read too. */
  List<UserDocument> resolved(Session session) {
    return input(session).resolved(files);
  }

  private ManifestInput input(Session session) {
    if (files.isEmpty()) {
      throw CommandFailure.usage(
          "Say what to read: -f FILE, -f FOLDER, or -f - for standard input");
    }
    return new ManifestInput(session.console().in(), recursive);
  }
}
