package io.atoll.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Console;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@code --watch} prints for programs. */
final class ItemFeedTest {
  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);
  private final View view = View.of(Kind.APPLICATION);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(InputStream.nullInputStream(), stream(out), stream(err), false);

  @Test
  void printsALineOfJsonForEachChange() {
    ItemFeed feed = new ItemFeed(Kind.APPLICATION, Format.JSON, console);
    store.put(Keys.application("a"), "kind: Application\n");
    store.put(Keys.application("b"), "}{");
    show(feed);
    assertEquals("{\"kind\":\"Application\"}\n", taken(out));
    assertEquals(true, taken(err).startsWith("/atoll/applications/b cannot be shown as JSON"));
    show(feed);
    assertEquals("", taken(out));
    store.commit(Txn.of(Op.delete(Keys.application("a"))));
    show(feed);
    assertEquals("{\"kind\":\"application\",\"name\":\"a\",\"gone\":true}\n", taken(out));
  }

  @Test
  void printsTheStoredBytesOfEachChangeAsADocumentOfItsOwn() {
    ItemFeed feed = new ItemFeed(Kind.APPLICATION, Format.YAML, console);
    store.put(Keys.application("a"), "# mine\nkind: Application");
    show(feed);
    assertEquals("---\n# mine\nkind: Application\n", taken(out));
    store.commit(Txn.of(Op.delete(Keys.application("a"))));
    show(feed);
    assertEquals("---\nkind: application\nname: a\ngone: true\n", taken(out));
  }

  private void show(ItemFeed feed) {
    feed.show(view.items(Snapshot.read(store, view.prefixes()), Instant.EPOCH));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String taken(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }
}
