package io.atoll.cli.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atoll.api.store.Entry;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Kind;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The documents behind items, for programs. */
public final class ItemDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemDocuments() {}

  /** The stored bytes, untouched; what has several documents gets a comment over each. */
  public static void writeYaml(List<Item> items, PrintStream out) {
    boolean first = true;
    for (Item item : items) {
      Optional<Entry> itself = Optional.ofNullable(item.documents().get(Item.ITSELF));
      List<Entry> entries =
          itself.map(List::of).orElseGet(() -> List.copyOf(item.documents().values()));
      for (Entry entry : entries) {
        if (!first) {
          out.println("---");
        }
        first = false;
        if (itself.isEmpty()) {
          out.println("# " + entry.key());
        }
        write(entry, out);
      }
    }
    out.flush();
  }

  private static void write(Entry entry, PrintStream out) {
    byte[] bytes = entry.value().toByteArray();
    out.write(bytes, 0, bytes.length);
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
      out.println();
    }
  }

  /**
   * @param one whether a single object was asked for; otherwise the answer is a list
   */
  public static String json(List<Item> items, Kind kind, boolean one) {
    ArrayNode list = JSON.createArrayNode();
    items.forEach(item -> list.add(json(item, kind)));
    JsonNode answer = one && list.size() == 1 ? list.get(0) : list;
    return answer.toPrettyString();
  }

  /** One item on one line. */
  static String line(Item item, Kind kind) {
    return json(item, kind).toString();
  }

  static String goneLine(String name, Kind kind) {
    return JSON.createObjectNode()
        .put("kind", kind.word())
        .put("name", name)
        .put("gone", true)
        .toString();
  }

  private static JsonNode json(Item item, Kind kind) {
    Entry itself = item.documents().get(Item.ITSELF);
    ObjectNode object =
        itself == null
            ? JSON.createObjectNode().put("kind", kind.word()).put("name", item.name())
            : tree(itself);
    item.documents()
        .forEach((word, entry) -> {
          if (!word.equals(Item.ITSELF)) {
            object.set(word, tree(entry));
          }
        });
    return object;
  }

  private static ObjectNode tree(Entry entry) {
    try {
      if (new YAMLMapper().readTree(entry.text()) instanceof ObjectNode fields) {
        return fields;
      }
      throw noJson(entry, "it has no fields");
    } catch (JsonProcessingException e) {
      throw noJson(entry, e.getOriginalMessage());
    }
  }

  private static CommandFailure noJson(Entry entry, String why) {
    return new CommandFailure(
        ExitCode.INVALID,
        entry.key() + " cannot be shown as JSON; -o yaml shows it as it is. " + why);
  }
}
