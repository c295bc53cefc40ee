package io.atoll.api.yaml.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Finds where in a valid document a value is written, quotes included. Used by one thread. */
public final class Spans {
  private final String text;
  private final @Nullable Node root;

  /** From {@code start} to before {@code end}, in characters of the text. */
  public record Span(int start, int end) {}

  /**
   * @param text one document that {@link TreeReader} could read
   */
  public Spans(String text) {
    LoaderOptions options = new LoaderOptions();
    this.text = text;
    this.root =
        new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
            .getSingleNode();
  }

  /**
   * Empty if there is none, or none that stands by itself on one line: an anchor, an alias, a tag
   * or a block.
   *
   * @param path names of fields and numbers of items
   */
  public Optional<Span> scalar(List<Object> path) {
    @Nullable Node node = root;
    for (Object step : path) {
      node =
          switch (node) {
            case MappingNode fields -> field(fields, step);
            case SequenceNode items -> item(items, step);
            case null, default -> null;
          };
    }
    return node instanceof ScalarNode scalar ? span(scalar) : Optional.empty();
  }

  private static @Nullable Node field(MappingNode fields, Object name) {
    return fields.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Node item(SequenceNode items, Object index) {
    return index instanceof Integer i && i < items.getValue().size()
        ? items.getValue().get(i)
        : null;
  }

  /** Marks count code points. */
  private Optional<Span> span(ScalarNode scalar) {
    int start = text.offsetByCodePoints(0, scalar.getStartMark().getIndex());
    int end = text.offsetByCodePoints(0, scalar.getEndMark().getIndex());
    String written = text.substring(start, end);
    boolean block =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    boolean decorated = written.startsWith("&") || written.startsWith("!");
    return block || decorated || written.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(start, end));
  }
}
