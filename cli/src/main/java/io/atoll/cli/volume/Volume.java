package io.atoll.cli.volume;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A named volume of one node.
 *
 * @param worker the one it belongs to; empty if applications share it
 * @param usedBy containers, running or not, that hold it
 */
public record Volume(
    String node,
    String name,
    String application,
    String worker,
    String created,
    List<String> usedBy) {
  public Volume {
    usedBy = ImmutableList.copyOf(usedBy);
  }

  public String fullName() {
    return node + "/" + name;
  }

  /**
   * @param word {@code NODE/NAME}, or a name that one node alone has
   * @throws CommandFailure with NOT_FOUND, or with USAGE if several nodes have it
   */
  public static Volume find(String word, List<Volume> all) {
    List<Volume> found =
        all.stream().filter(it -> it.fullName().equals(word) || it.name().equals(word)).toList();
    if (found.size() > 1) {
      throw CommandFailure.usage(
          "Several nodes have a volume " + word + "; say which: " + names(found));
    }
    return found.stream()
        .findFirst()
        .orElseThrow(() ->
            CommandFailure.notFound(
                "There is no volume '"
                    + word
                    + "' on a node whose agent runs"
                    + Nearest.hint(word, all.stream().map(Volume::fullName).toList())));
  }

  private static String names(List<Volume> volumes) {
    return volumes.stream().map(Volume::fullName).collect(Collectors.joining(", "));
  }
}
