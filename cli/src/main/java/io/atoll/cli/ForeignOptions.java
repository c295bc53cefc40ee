package io.atoll.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** What to say of usual options of docker and kubectl that no command here has. */
final class ForeignOptions {
  private static final String NAMESPACES = "there are no namespaces; leave it out";
  private static final String LABELS =
      "nothing is chosen by labels; give the name of the application";
  private static final String JQ =
      "jq chooses and sorts: 'atoll inspect NAME | jq ...', or 'atoll get KIND -o json | jq ...'";
  private static final String CONTAINER = "a worker is one container; leave it out";
  private static final String CLUSTER = "--endpoints says which cluster";
  private static final ImmutableMap<String, String> HINTS =
      ImmutableMap.<String, String>builder()
          .put("-n", NAMESPACES)
          .put("--namespace", NAMESPACES)
          .put("-A", NAMESPACES)
          .put("--all-namespaces", NAMESPACES)
          .put("-l", LABELS)
          .put("--selector", LABELS)
          .put("--format", JQ)
          .put("--sort-by", JQ)
          .put("--field-selector", JQ)
          .put("--filter", "give the names of those to show")
          .put("-c", CONTAINER)
          .put("--container", CONTAINER)
          .put("--context", CLUSTER)
          .put("--kubeconfig", CLUSTER)
          .put("-H", CLUSTER)
          .put("--all", "name them; 'atoll get apps -o name' lists the applications")
          .buildOrThrow();

  private ForeignOptions() {}

  /**
   * @param option without a value
   */
  static Optional<String> hint(String option) {
    return Optional.ofNullable(HINTS.get(option));
  }
}
