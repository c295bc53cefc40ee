package io.atoll.api.yaml.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The fields of one mapping of a valid document, as the lines they stand on. Single-threaded. */
public final class Blocks {
  private final List<String> lines;
  private final MappingNode fields;

  /**
   * @param from the first line of the field
   * @param to the line behind its last
   * @param indent how many blanks it begins with
   */
  public record Block(int from, int to, int indent) {}

  private Blocks(List<String> lines, MappingNode fields) {
    this.lines = lines;
    this.fields = fields;
  }

  /**
   * Empty unless the mapping of that name, directly in the document, has each field on lines of its
   * own.
   *
   * @param text one document that {@link TreeReader} could read
   */
  public static Optional<Blocks> of(String text, String name) {
    LoaderOptions options = new LoaderOptions();
    Node root =
        new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
            .getSingleNode();
    return root instanceof MappingNode document && value(document, name) instanceof MappingNode in
        ? Optional.of(new Blocks(text.lines().toList(), in)).filter(Blocks::isOnOwnLines)
        : Optional.empty();
  }

  private boolean isOnOwnLines() {
    return fields.getFlowStyle() == FlowStyle.BLOCK
        && !fields.getValue().isEmpty()
        && fields.getValue().stream().allMatch(this::beginsItsLine);
  }

  private boolean beginsItsLine(NodeTuple field) {
    int line = field.getKeyNode().getStartMark().getLine();
    int column = field.getKeyNode().getStartMark().getColumn();
    return line < lines.size()
        && column <= lines.get(line).length()
        && lines.get(line).substring(0, column).isBlank();
  }

  /** Where the first field stands. */
  public Block first() {
    return block(fields.getValue().getFirst());
  }

  public Optional<Block> find(String name) {
    return fields.getValue().stream()
        .filter(it -> it.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(this::block)
        .findFirst();
  }

  private Block block(NodeTuple field) {
    int from = field.getKeyNode().getStartMark().getLine();
    int end = lastLine(field.getValueNode());
    return new Block(from, end + 1, field.getKeyNode().getStartMark().getColumn());
  }

  /** A block ends where its last value does: what stands behind may be the comment of the next. */
  private static int lastLine(Node node) {
    if (node instanceof CollectionNode<?> inside
        && inside.getFlowStyle() == FlowStyle.BLOCK
        && !inside.getValue().isEmpty()) {
      return switch (inside.getValue().getLast()) {
        case NodeTuple field -> lastLine(field.getValueNode());
        case Node item -> lastLine(item);
        default -> node.getEndMark().getLine();
      };
    }
    return node.getEndMark().getLine();
  }

  private static @Nullable Node value(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(it -> it.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }
}
