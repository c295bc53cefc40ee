package io.atoll.cli.describe;

import io.atoll.cli.view.Reference;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;

/** Describes one object of a kind. Stateless. */
public interface Description {

  /** What must be read. */
  List<String> prefixes(String name);

  /** Pure. */
  List<String> lines(String name, Snapshot snapshot, Instant now);

  /**
   * @throws IllegalArgumentException if users write no such kind
   */
  static Description of(Reference reference) {
    return switch (reference.kind()) {
      case APPLICATION -> new ApplicationDescription();
      case NODE -> new NodeDescription();
      case NETWORK -> new NetworkDescription();
      case WORKER, REVISION, EVENT ->
          throw new IllegalArgumentException("no description of " + reference);
    };
  }
}
