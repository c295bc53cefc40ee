package io.atoll.api.yaml.tree;

import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one document. Problems are reported, never thrown. */
public final class TreeReader {
  /** More than any Application needs, few enough for plain recursion. */
  static final int DEEPEST = 32;

  private static final int MOST_ALIASES = 50;

  private final Chunk chunk;

  private TreeReader(Chunk chunk) {
    this.chunk = chunk;
  }

  /** Empty if the document is not YAML, or not YAML that is safe to read. */
  public static Optional<Tree> read(Chunk chunk, Problems problems) {
    TreeReader reader = new TreeReader(chunk);
    try {
      @Nullable Node root = reader.compose();
      return root == null
          ? Optional.empty()
          : new TreeBuilder(reader::position, problems).build(root);
    } catch (MarkedYAMLException e) {
      problems.add(reader.position(e.getProblemMark()), "", Syntax.explain(e));
    } catch (YAMLException e) {
      problems.add(reader.start(), "", Syntax.explainLimit(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private @Nullable Node compose() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    options.setAllowRecursiveKeys(false);
    options.setProcessComments(false);
    ParserImpl parser = new ParserImpl(new StreamReader(chunk.text()), options);
    return new Composer(parser, new Resolver(), options).getSingleNode();
  }

  private Position start() {
    return new Position(chunk.line(), chunk.column());
  }

  private Position position(@Nullable Mark mark) {
    if (mark == null) {
      return start();
    }
    int column = mark.getLine() == 0 ? chunk.column() + mark.getColumn() : mark.getColumn() + 1;
    return new Position(chunk.line() + mark.getLine(), column);
  }
}
