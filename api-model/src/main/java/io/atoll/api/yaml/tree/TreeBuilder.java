package io.atoll.api.yaml.tree;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * From the parser's nodes, which share and may even contain themselves, to a plain tree. Stops when
 * what the aliases expand to grows beyond bounds.
 */
final class TreeBuilder {
  private static final int MOST_VALUES = 100_000;
  private static final ImmutableSet<Tag> TAGS =
      ImmutableSet.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE,
          new Tag(Tag.PREFIX + "value"));

  private final Function<@Nullable Mark, Position> positions;
  private final Problems problems;
  private int values;
  private boolean overflown;

  TreeBuilder(Function<@Nullable Mark, Position> positions, Problems problems) {
    this.positions = positions;
    this.problems = problems;
  }

  /** Empty if it expanded beyond bounds; other problems leave a tree to be judged further. */
  Optional<Tree> build(Node root) {
    Tree tree = tree(root, "", 0);
    return overflown ? Optional.empty() : Optional.of(tree);
  }

  private Tree tree(Node node, String path, int depth) {
    Position at = positions.apply(node.getStartMark());
    values++;
    if (values > MOST_VALUES || depth > TreeReader.DEEPEST) {
      overflow(at);
      return new Tree.Items(at, List.of());
    }
    if (!TAGS.contains(node.getTag())) {
      problems.add(at, path, "the tag " + node.getTag().getValue() + " is not supported");
    }
    return switch (node) {
      case ScalarNode scalar ->
          new Tree.Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
      case SequenceNode sequence -> items(sequence, at, path, depth);
      case MappingNode mapping -> fields(mapping, at, path, depth);
      default -> throw new IllegalStateException("a node of unknown type: " + node.getNodeId());
    };
  }

  private void overflow(Position at) {
    if (!overflown) {
      overflown = true;
      problems.add(at, "", "aliases (*name) expand to too much; write the values out");
    }
  }

  private Tree items(SequenceNode sequence, Position at, String path, int depth) {
    ImmutableList.Builder<Tree> items = ImmutableList.builder();
    int index = 0;
    for (Node item : sequence.getValue()) {
      if (overflown) {
        break;
      }
      items.add(tree(item, path + "[" + index + "]", depth + 1));
      index++;
    }
    return new Tree.Items(at, items.build());
  }

  private Tree fields(MappingNode mapping, Position at, String path, int depth) {
    ImmutableList.Builder<Tree.Entry> entries = ImmutableList.builder();
    Map<String, Position> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (overflown) {
        break;
      }
      entry(tuple, path, depth, seen).ifPresent(entries::add);
    }
    return new Tree.Fields(at, entries.build());
  }

  private Optional<Tree.Entry> entry(
      NodeTuple tuple, String path, int depth, Map<String, Position> seen) {
    Position at = positions.apply(tuple.getKeyNode().getStartMark());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(at, path, "a field's name is a plain word, not a list or a map");
      return Optional.empty();
    }
    String name = key.getValue();
    String inside = path.isEmpty() ? name : path + "." + name;
    @Nullable Position first = seen.putIfAbsent(name, at);
    if (first != null) {
      problems.add(at, inside, "given twice; it is already at line " + first.line());
      return Optional.empty();
    }
    return Optional.of(new Tree.Entry(at, name, tree(tuple.getValueNode(), inside, depth + 1)));
  }
}
