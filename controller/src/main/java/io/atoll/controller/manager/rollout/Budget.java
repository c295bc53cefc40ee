package io.atoll.controller.manager.rollout;

import io.atoll.api.application.Update;

/**
 * How many workers there may be while they are replaced, and how many must be available: as of a
 * Deployment.
 *
 * @param most wanted workers, those told to stop included
 * @param least available workers
 */
public record Budget(int desired, int most, int least) {

  /** The surge rounds up, the unavailable round down; one may be unavailable if both come to 0. */
  public static Budget of(Update update, int desired) {
    int surge = update.maxSurge().ofRoundedUp(desired);
    int unavailable = Math.min(desired, update.maxUnavailable().ofRoundedDown(desired));
    if (surge == 0 && unavailable == 0) {
      unavailable = Math.min(desired, 1);
    }
    return new Budget(desired, desired + surge, desired - unavailable);
  }
}
