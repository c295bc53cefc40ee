package io.atoll.cli.command.cluster;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.cluster.Node;
import io.atoll.cli.outcome.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code disk=ssd zone-}: labels to set and labels to remove. */
record LabelChange(Map<String, String> set, Set<String> removed) {
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,63}");

  static LabelChange parse(List<String> words) {
    ImmutableMap.Builder<String, String> set = ImmutableMap.builder();
    ImmutableSet.Builder<String> removed = ImmutableSet.builder();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        set.put(
            checked(KEY, word.substring(0, equals), word),
            checked(VALUE, word.substring(equals + 1), word));
      } else if (word.endsWith("-")) {
        removed.add(checked(KEY, word.substring(0, word.length() - 1), word));
      } else {
        throw wrong(word);
      }
    }
    return new LabelChange(set.buildKeepingLast(), removed.build());
  }

  private static String checked(Pattern pattern, String part, String word) {
    if (!pattern.matcher(part).matches()) {
      throw wrong(word);
    }
    return part;
  }

  private static CommandFailure wrong(String word) {
    return CommandFailure.usage(
        "\"" + word + "\" is no label. Write KEY=VALUE to set one, or KEY- to remove it");
  }

  Node apply(Node node) {
    Map<String, String> labels = new TreeMap<>(node.labels());
    labels.putAll(set);
    labels.keySet().removeAll(removed);
    return new Node(node.name(), labels, node.cordoned(), node.draining());
  }
}
