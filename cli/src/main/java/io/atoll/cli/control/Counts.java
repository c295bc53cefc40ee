package io.atoll.cli.control;

import io.atoll.api.state.Controls;
import io.atoll.api.store.Entry;
import org.jspecify.annotations.Nullable;

/** The count that is given by hand. Pure. */
public final class Counts {
  private Counts() {}

  /**
   * @param application its document, as the user sees it now
   * @param count null to follow the document again
   */
  public static Controls set(Entry application, Controls before, @Nullable Integer count) {
    Controls.Basis basis =
        count == null
            ? null
            : new Controls.Basis(application.createRevision(), application.modRevision());
    return before.withCount(count, basis);
  }
}
