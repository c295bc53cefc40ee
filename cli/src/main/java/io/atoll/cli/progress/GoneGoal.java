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
    Optional<Entry> document = snapshot.entry(Keys.application(name)).filter(this::isMeant);
    if (document.isPresent()) {
      return new Progress.Waiting(title() + ": still stored", List.of());
    }
    boolean status =
        snapshot.entry(Keys.applicationStatus(name)).isPresent()
            && Applications.status(snapshot, name).filter(it -> isMeant(it.uid())).isPresent();
    return status ? leaving(snapshot) : new Progress.Done(title() + ": gone");
  }

  private Progress leaving(Snapshot snapshot) {
    List<Worker> left = Workers.of(snapshot, name);
    return Managers.running(snapshot)
        ? new Progress.Waiting(headline(left.size()), Laggards.leaving(left).toList())
        : Managers.nobodyActs(headline(left.size()), Laggards.leaving(left).toList());
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
