package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.cli.view.Snapshot;
import java.util.List;

/** Something of one application to wait for. */
public interface Goal {
  /** The application's. */
  String name();

  /** Pure. */
  Progress judge(Snapshot snapshot);

  /** What must be watched to judge it. */
  default List<String> prefixes() {
    return List.of(
        Keys.application(name()),
        Keys.applicationStatus(name()),
        Keys.WORKERS,
        Keys.OBSERVED,
        Keys.LEADER);
  }

  /** How a headline begins. */
  default String title() {
    return "application/" + name();
  }
}
