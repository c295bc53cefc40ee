package io.atoll.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.cli.output.Format;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code --watch} prints. */
final class ItemRowsTest {
  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private final View view = View.of(Kind.APPLICATION);
  private final ItemRows rows = new ItemRows(view, Format.TABLE);

  @Test
  void printsAfterTheFirstTimeOnlyWhatIsNewChangedOrGone() {
    store.put(Keys.application("a"), "x");
    store.put(Keys.application("b"), "x");
    assertEquals(3, changes(Instant.EPOCH).size());
    assertEquals(List.of(), changes(Instant.EPOCH.plusSeconds(60)));
    store.put(Keys.application("b"), "y");
    store.put(Keys.application("c"), "x");
    assertEquals(2, changes(Instant.EPOCH).size());
    store.commit(Txn.of(Op.delete(Keys.application("a"))));
    assertEquals(List.of("application/a is gone"), changes(Instant.EPOCH));
  }

  private List<String> changes(Instant now) {
    return rows.changes(view.items(Snapshot.read(store, view.prefixes()), now));
  }
}
