package io.atoll.controller.manager.application;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.manager.status.Note;
import io.atoll.controller.manager.world.Change;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param changes in the order in which they must be written, status last; empty if all is as wanted
 * @param again when to look again even if nothing changes; null for never
 */
public record ApplicationPlan(List<Change> changes, List<Note> notes, @Nullable Duration again) {
  public ApplicationPlan {
    changes = ImmutableList.copyOf(changes);
    notes = ImmutableList.copyOf(notes);
  }
}
