package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.Optional;

/**
 * The application and all that derived from it are gone.
 *
 * @param uid the one that shall be gone; 0 for any of the name
 */
public record GoneGoal(String name, long uid) implements Goal {
  @Override
  public Progress judge(Snapshot snapshot) {
    Optional<Entry> document = snapshot.entry(Keys.application(name));
    if (document.filter(this::isMeant).isPresent()) {
      return new Progress.Waiting(title() + ": still stored", List.of());
    }
    boolean endpoints = document.isEmpty() && !snapshot.under(Keys.endpoints(name)).isEmpty();
    boolean collected = !endpoints && !hasStatus(snapshot);
    List<Worker> left = left(snapshot);
    if (collected && left.isEmpty()) {
      return new Progress.Done(title() + ": gone");
    }
    List<String> leaving = Laggards.leaving(left).toList();
    return collected || Managers.running(snapshot)
        ? new Progress.Waiting(headline(left.size()), leaving)
        : Managers.nobodyActs(headline(left.size()), leaving);
  }

  private boolean hasStatus(Snapshot snapshot) {
    return Applications.status(snapshot, name).filter(it -> isMeant(it.uid())).isPresent();
  }

  /** Without those of which only a node tells that is away: it will find them assigned no more. */
  private List<Worker> left(Snapshot snapshot) {
    return Workers.of(snapshot, name).stream()
        .filter(worker -> worker.owner().filter(it -> isMeant(it.uid())).isPresent())
        .filter(worker -> worker.assignment() != null || worker.current())
        .toList();
  }

  private String headline(int workers) {
    return title() + ": " + Text.plural(workers, "worker") + " left";
  }

  private boolean isMeant(Entry entry) {
    return isMeant(entry.createRevision());
  }

  private boolean isMeant(long found) {
    return uid == 0 || uid == found;
  }
}
