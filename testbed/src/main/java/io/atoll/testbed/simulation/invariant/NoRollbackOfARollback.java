package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.Objects;
import java.util.Optional;

/**
 * Because two revisions that fail would take turns for ever: what was gone back to is left only for
 * a revision that users want, and goes back only to what was complete. What failed is tried again
 * only when somebody asks for it.
 */
final class NoRollbackOfARollback implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.APPLICATION_STATUS)
        .forEach(put -> write.before(put.key()).ifPresent(before -> compare(before, put)));
  }

  private static void compare(Entry entry, Op.Put put) {
    Optional<Rollout> before = rollout(entry.text());
    Optional<Rollout> now = rollout(put.value().utf8());
    Optional<Rollout> after = now.filter(it -> it.rolledBack() != 0);
    if (after.filter(it -> it.revision() != it.completed()).isPresent()) {
      throw new BrokenInvariant(put.key() + " goes back to what never was complete: " + after);
    }
    Optional<Rollout> failed = before.filter(it -> it.rolledBack() != 0);
    if (failed.filter(it -> now.filter(next -> triesAgain(it, next)).isPresent()).isPresent()) {
      throw new BrokenInvariant(put.key() + " tries again unasked what has failed: " + before);
    }
    boolean another =
        failed.isPresent()
            && after.filter(it -> it.rolledBack() != failed.get().rolledBack()).isPresent();
    if (another) {
      throw new BrokenInvariant(put.key() + " rolls back a rollback: " + before + ", " + after);
    }
  }

  private static boolean triesAgain(Rollout before, Rollout now) {
    return now.revision() == before.rolledBack() && Objects.equals(now.retryAt(), before.retryAt());
  }

  private static Optional<Rollout> rollout(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(Documents.read(text, ApplicationStatus.class).rollout());
  }
}
