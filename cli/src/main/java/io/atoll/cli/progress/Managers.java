package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.cli.view.Snapshot;
import java.util.List;

/** Whether anybody acts on what users store. */
public final class Managers {
  public static final String NONE_RUNNING =
      "no manager is running, so nothing happens until a controller is started ("
          + "'./atoll up' for a local cluster)";

  private Managers() {}

  /** Judged by the election; the snapshot must hold {@link Keys#LEADER}. */
  public static boolean running(Snapshot snapshot) {
    return !snapshot.under(Keys.LEADER).isEmpty();
  }

  /**
   * @param details what is known besides
   */
  static Progress.Waiting nobodyActs(String title, List<String> details) {
    return new Progress.Waiting(
        title
            + ": nobody acts on it: no manager is running; start a controller"
            + " ('./atoll up' for a local cluster)",
        details);
  }
}
