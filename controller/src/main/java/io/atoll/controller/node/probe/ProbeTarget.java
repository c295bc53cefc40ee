package io.atoll.controller.node.probe;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.StatusRange;
import java.util.List;
import java.util.Map;

/** What is asked of a worker. */
public sealed interface ProbeTarget {
  /** Well if the answer has one of these statuses. */
  record Http(int port, String path, List<StatusRange> status, Map<String, String> headers)
      implements ProbeTarget {
    public Http {
      status = ImmutableList.copyOf(status);
      headers = ImmutableMap.copyOf(headers);
    }
  }

  /** Well if all of these accept a connection. */
  record Ports(List<Integer> ports) implements ProbeTarget {
    public Ports {
      ports = ImmutableList.copyOf(ports);
    }
  }

  /** Well if it exits with 0. */
  record Exec(List<String> command) implements ProbeTarget {
    public Exec {
      command = ImmutableList.copyOf(command);
    }
  }
}
