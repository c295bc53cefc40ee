package io.atoll.controller.manager.rollout;

import io.atoll.api.application.Update;
import io.atoll.api.application.Update.OnFailure;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout;

/**
 * Where an application is going.
 *
 * @param target the revision to run
 * @param rollout what is remembered, with the counts of the last look
 */
public record Course(Revision target, Rollout rollout) {

  /** Whether nothing begins or ends for the sake of the target. */
  public boolean held() {
    return switch (rollout.state()) {
      case PAUSED -> true;
      case FAILED -> update().onFailure() == OnFailure.PAUSE;
      case PROGRESSING, COMPLETE, ROLLING_BACK, ROLLED_BACK -> false;
    };
  }

  public Update update() {
    return target.application().spec().update();
  }

  Course with(Rollout memory) {
    return new Course(target, memory);
  }
}
