package io.atoll.controller.node.engine;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.DataSize;
import java.util.Map;

/** Storage at a place in a container. */
public sealed interface ContainerMount {
  String target();

  /**
   * A volume of the engine, made with these labels if it does not exist, and never removed by it.
   */
  record Named(String name, Map<String, String> labels, String target, boolean readOnly)
      implements ContainerMount {
    public Named {
      labels = ImmutableMap.copyOf(labels);
    }
  }

  /** A directory of the host, which must exist. */
  record Host(String source, String target, boolean readOnly) implements ContainerMount {}

  /** Memory, empty at each start. */
  record Tmpfs(DataSize size, String target) implements ContainerMount {}
}
