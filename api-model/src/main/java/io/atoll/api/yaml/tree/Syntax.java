package io.atoll.api.yaml.tree;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The parser's complaints in words that tell a user what to do. */
final class Syntax {
  private Syntax() {}

  static String explain(MarkedYAMLException problem) {
    String said = String.valueOf(problem.getProblem());
    String hint = hint(said);
    if (!hint.isEmpty()) {
      return "not YAML: " + hint;
    }
    String context = problem.getContext() == null ? "" : problem.getContext() + ", ";
    return "not YAML: " + context + said;
  }

  private static String hint(String said) {
    if (said.contains("(TAB)")) {
      return "a tab where only spaces are allowed; indent with spaces";
    }
    if (said.contains("mapping values are not allowed here")) {
      return "a ':' that makes no field here; check the indentation, or quote the value";
    }
    if (said.contains("found undefined alias")) {
      return said.replace("found undefined alias", "no anchor is named");
    }
    if (said.contains("could not find expected ':'")) {
      return "a line that is no field: a ':' is missing after the name";
    }
    return "";
  }

  static String explainLimit(String said) {
    if (said.contains("aliases")) {
      return "too many aliases (*name) of lists and maps; write the values out";
    }
    if (said.contains("Nesting")) {
      return "nested more than " + TreeReader.DEEPEST + " deep";
    }
    return "not YAML: " + said.lines().findFirst().orElse("");
  }
}
