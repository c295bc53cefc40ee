package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.cli.view.Snapshot;
import java.util.stream.Stream;

/** Whether anybody acts on what users store. */
public final class Managers {
  public static final String NONE_RUNNING =
      "no manager is running, so nothing happens until a controller is started";

  private Managers() {}

  /** Judged by the election; the snapshot must hold {@link Keys#LEADER}. */
  public static boolean running(Snapshot snapshot) {
    return !snapshot.under(Keys.LEADER).isEmpty();
  }

  /** Says so if there is none; the snapshot as above. */
  static Stream<String> warning(Snapshot snapshot) {
    return running(snapshot) ? Stream.of() : Stream.of(NONE_RUNNING);
  }
}
