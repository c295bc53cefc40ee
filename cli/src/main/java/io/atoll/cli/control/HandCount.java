package io.atoll.cli.control;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A count given by hand which holds although the document says another.
 *
 * @param document what the document says
 */
public record HandCount(String application, int count, int document) {
  /** What {@link #of} reads. */
  public static List<String> prefixes(String application) {
    return List.of(
        Keys.application(application), Keys.controls(application), Keys.revisions(application));
  }

  /**
   * What will hold once the document is stored. Changing the count in the document ends what was
   * said by hand before.
   */
  public static Optional<HandCount> of(Snapshot snapshot, Application document) {
    String name = document.name();
    int wanted = document.spec().count();
    return snapshot
        .document(Keys.controls(name), Controls.class)
        .flatMap(controls -> accepted(snapshot, name, wanted).flatMap(controls::countFor))
        .filter(count -> count != wanted)
        .map(count -> new HandCount(name, count, wanted));
  }

  /** What is in force of the application as it is there now, if its count is the same. */
  private static Optional<Revision> accepted(Snapshot snapshot, String name, int wanted) {
    long uid = snapshot.entry(Keys.application(name)).map(Entry::createRevision).orElse(0L);
    return Revisions.entries(snapshot, name).stream()
        .findFirst()
        .flatMap(entry -> Snapshot.document(entry, Revision.class))
        .filter(it -> it.uid() == uid && it.application().spec().count() == wanted);
  }

  /** What the manager has made of it. */
  public static Optional<HandCount> of(Snapshot snapshot, String application) {
    return snapshot
        .document(Keys.scale(application), Scale.class)
        .filter(scale -> scale.reason().equals("Manual"))
        .flatMap(scale ->
            Optional.ofNullable(scale.inputs().get("replicas"))
                .filter(it -> !it.equals(Integer.toString(scale.count())))
                .map(it -> new HandCount(application, scale.count(), Integer.parseInt(it))));
  }

  /**
   * Whether the status follows from what is said by hand now: after a scaling it is for a while
   * still the one from before.
   *
   * @param desired as the status says
   */
  public static boolean isTakenUp(Snapshot snapshot, String application, int desired) {
    Optional<Scale> decision = snapshot.document(Keys.scale(application), Scale.class);
    Optional<String> said =
        snapshot
            .document(Keys.controls(application), Controls.class)
            .flatMap(it -> Optional.ofNullable(it.count()))
            .map(String::valueOf);
    Optional<String> heard = decision.flatMap(it -> Optional.ofNullable(it.inputs().get("manual")));
    return said.equals(heard) && decision.stream().allMatch(it -> it.count() == desired);
  }

  @Override
  public String toString() {
    return "%s by hand, the document says %d; 'atoll scale %s --auto' follows the document"
        .formatted(Text.plural(count, "worker"), document, application);
  }
}
