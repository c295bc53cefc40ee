package io.atoll.controller.runtime.leader;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import java.util.List;

/** One operation and what must hold for it; the unit that batches are made of. */
public record Write(Op operation, List<Compare> conditions) {
  public Write {
    conditions = List.copyOf(conditions);
  }

  /** Writes a key that must not exist. */
  public static Write create(String key, String text) {
    return new Write(Op.put(key, text), List.of(Compare.absent(key)));
  }

  /** Replaces an entry that must not have changed since it was read. */
  public static Write update(Entry read, String text) {
    return new Write(Op.put(read.key(), text), List.of(Compare.unchanged(read)));
  }

  /** Removes an entry that must not have changed since it was read. */
  public static Write delete(Entry read) {
    return new Write(Op.delete(read.key()), List.of(Compare.unchanged(read)));
  }

  /** Does the operation whatever is there. */
  public static Write always(Op operation) {
    return new Write(operation, List.of());
  }
}
