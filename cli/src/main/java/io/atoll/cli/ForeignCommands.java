package io.atoll.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** What does here what commands of docker and kubectl do that this program does not have. */
final class ForeignCommands {
  private static final String IMAGES =
      "images are the engine's: with the local cluster type 'eval \"$(./atoll env)\"' and then"
          + " 'docker %s ...', else use docker on each host";
  private static final String REACHED =
      "workers are reached at their addresses, which 'atoll ps' shows";
  private static final String CHANGED =
      "'atoll edit NAME' changes a document, and so does 'atoll apply -f FILE'";
  private static final String PAUSED =
      "a worker cannot be stopped half-way; 'atoll rollout pause NAME' holds updates";
  private static final String CORDONED = "type 'atoll node %s NODE'";
  private static final ImmutableMap<String, String> HERE =
      ImmutableMap.<String, String>builder()
          .put("pull", IMAGES)
          .put("push", IMAGES)
          .put("build", IMAGES)
          .put("load", IMAGES)
          .put("save", IMAGES)
          .put("tag", IMAGES)
          .put("images", IMAGES)
          .put("image", IMAGES)
          .put("rmi", IMAGES)
          .put("start", "'atoll scale APP --auto' undoes a stop")
          .put("create", "'atoll apply -f FILE' stores a document, 'atoll run' makes one")
          .put("set", CHANGED)
          .put("patch", CHANGED)
          .put("replace", CHANGED)
          .put("update", CHANGED)
          .put("explain", "docs/application.md tells of every field of a document")
          .put("port", REACHED)
          .put("port-forward", REACHED)
          .put("expose", REACHED)
          .put(
              "kill",
              "'atoll stop WORKER' has it replaced, 'atoll exec WORKER kill -HUP 1' sends a signal")
          .put(
              "attach",
              "'atoll logs -f WORKER' shows its output, 'atoll exec -it WORKER sh' enters")
          .put("rollback", "'atoll rollout undo NAME' goes back to an earlier revision")
          .put("undo", "type 'atoll rollout undo NAME'")
          .put("history", "'atoll rollout history NAME' lists the revisions of an application")
          .put("pause", PAUSED)
          .put("unpause", PAUSED)
          .put("resume", "'atoll rollout resume NAME' goes on with updates that were paused")
          .put("retry", "'atoll rollout retry NAME' tries an update again that failed")
          .put("rollout restart", "type 'atoll restart NAME'")
          .put("rollout rollback", "type 'atoll rollout undo NAME'")
          .put("cordon", CORDONED)
          .put("uncordon", CORDONED)
          .put(
              "label",
              "type 'atoll node label NODE KEY=VALUE'; an application's labels are in its document")
          .buildOrThrow();

  private ForeignCommands() {}

  /**
   * A sentence for a person; empty for a word that neither of the two has.
   *
   * @param command with the command that it stands behind, if there is one
   */
  static Optional<String> instead(String command) {
    return Optional.ofNullable(HERE.get(command))
        .map(it -> "there is no command '" + command + "': " + it.formatted(command));
  }
}
