package io.atoll.controller.node.engine;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Observation.LastExit;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container as the engine has it. */
public record Container(String id, String name, Map<String, String> labels, State state) {
  public Container {
    labels = ImmutableMap.copyOf(labels);
  }

  public sealed interface State {
    record Created() implements State {}

    /**
     * @param pid of its first process, on the host
     */
    record Running(int pid, Instant startedAt) implements State {}

    /**
     * @param exit without what it printed, which is asked for apart
     * @param startedAt null if it never ran
     * @param error what kept it from starting; null if it ran
     */
    record Exited(LastExit exit, @Nullable Instant startedAt, @Nullable String error)
        implements State {}
  }
}
