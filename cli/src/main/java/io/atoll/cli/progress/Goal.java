package io.atoll.cli.progress;

import io.atoll.cli.view.Snapshot;
import java.util.List;

/** Something to wait for. */
public interface Goal {
  /** What must be watched to judge it. */
  List<String> prefixes();

  /** Pure. */
  Progress judge(Snapshot snapshot);
}
