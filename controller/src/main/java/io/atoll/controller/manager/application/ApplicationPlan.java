package io.atoll.controller.manager.application;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Scale;
import io.atoll.controller.manager.status.Note;
import io.atoll.controller.manager.world.Change;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param changes in the order in which they must be written, status last; empty if all is as wanted
 * @param scale the count in force, to be remembered even where it is not written; null for none
 * @param again when to look again even if nothing changes; null for never
 */
public record ApplicationPlan(
    List<Change> changes, List<Note> notes, @Nullable Duration again, @Nullable Scale scale) {
  public ApplicationPlan {
    changes = ImmutableList.copyOf(changes);
    notes = ImmutableList.copyOf(notes);
  }
}
