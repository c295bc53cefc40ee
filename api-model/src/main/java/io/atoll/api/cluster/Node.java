package io.atoll.api.cluster;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/** What users say of a host: its labels, and whether it may take or keep workers. */
public record Node(String name, Map<String, String> labels, boolean cordoned, boolean draining) {
  public Node {
    labels = ImmutableMap.copyOf(labels);
  }
}
