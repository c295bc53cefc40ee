package io.atoll.cli.progress;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Workers;
import java.util.List;

/** Something of one application to wait for. */
public interface Goal {
  /** The application's. */
  String name();

  /** Pure. */
  Progress judge(Snapshot snapshot);

  /** What must be watched to judge it. */
  default List<String> prefixes() {
    return ImmutableList.<String>builder()
        .add(Keys.application(name()), Keys.applicationStatus(name()), Keys.LEADER)
        .add(Keys.controls(name()), Keys.scale(name()), Keys.endpoints(name()))
        .addAll(Workers.PREFIXES)
        .build();
  }

  /** How a headline begins. */
  default String title() {
    return "application/" + name();
  }
}
