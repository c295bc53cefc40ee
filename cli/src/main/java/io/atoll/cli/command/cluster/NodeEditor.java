package io.atoll.cli.command.cluster;

import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.Written;
import io.atoll.api.cluster.Node;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.NodeDocuments;
import io.atoll.cli.view.Reference;
import io.atoll.cli.view.References;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes one field of a node's document, making the document if there is none. */
final class NodeEditor {
  private final Session session;

  NodeEditor(Session session) {
    this.session = session;
  }

  /**
   * @param done what to say when it is done, behind the node's name
   */
  ExitCode change(String name, UnaryOperator<Node> change, String done) {
    Store store = session.store();
    Reference reference = References.all(store).find(Kind.NODE, name);
    Optional<Entry> read = store.get(reference.document().key());
    Node before = read.map(NodeEditor::parse).orElse(new Node(name, Map.of(), false, false));
    Node after = change.apply(before);
    if (!after.equals(before)) {
      String text = NodeDocuments.write(read.map(Entry::text).orElse(""), after);
      if (new DocumentWriter(store).write(reference.document(), Bytes.utf8(text), read)
          instanceof Written.Conflict lost) {
        throw new CommandFailure(ExitCode.CONFLICT, lost.toString());
      }
    }
    session.console().print(reference + " " + (after.equals(before) ? "unchanged" : done));
    return ExitCode.DONE;
  }

  private static Node parse(Entry entry) {
    return NodeDocuments.read(entry)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.INVALID,
                entry.key() + " is no valid Node; repair it with 'atoll edit' first"));
  }
}
