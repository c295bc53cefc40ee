package io.atoll.controller.manager.request;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.controller.manager.status.Note;
import io.atoll.controller.manager.world.Change;
import java.util.List;

/**
 * @param changes all in one transaction; the request's deletion is among them
 * @param note what is told of it, about the subject
 */
public record RequestPlan(List<Change> changes, Subject subject, Note note) {
  public RequestPlan {
    changes = ImmutableList.copyOf(changes);
  }
}
