package io.atoll.cli.control;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes what users say to an application beside its document, and keeps the rest of it. */
public final class ControlsEditor {
  private final Store store;

  public ControlsEditor(Store store) {
    this.store = store;
  }

  /**
   * @param change from the application's document and what was said before
   * @return what was stored
   * @throws CommandFailure if somebody else changed either in between, or what stands there is
   *     rubbish
   */
  public Controls change(String name, BiFunction<Entry, Controls, Controls> change) {
    Entry application =
        store
            .get(Keys.application(name))
            .orElseThrow(() -> CommandFailure.notFound("application/" + name + " was deleted"));
    String key = Keys.controls(name);
    Optional<Entry> read = store.get(key);
    Controls after =
        change.apply(application, read.map(ControlsEditor::parse).orElse(Controls.NONE));
    String text = Documents.update(read.map(Entry::text).orElse(""), after);
    Compare unchanged = read.map(Compare::unchanged).orElseGet(() -> Compare.absent(key));
    Compare sameUid = new Compare.CreateRevision(application.key(), application.createRevision());
    if (!store.commit(Txn.of(Op.put(key, text)).onlyIf(unchanged, sameUid)).succeeded()) {
      throw new CommandFailure(
          ExitCode.CONFLICT,
          "application/" + name + " was scaled or replaced by somebody else in between. Try again");
    }
    return after;
  }

  private static Controls parse(Entry entry) {
    try {
      return Documents.read(entry.text(), Controls.class);
    } catch (DocumentException e) {
      throw new CommandFailure(
          ExitCode.INVALID,
          entry.key() + " does not parse; repair or delete that key first. " + e.getMessage());
    }
  }
}
