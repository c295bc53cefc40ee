package io.atoll.agent.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which token opens what.
 *
 * @param everything opens all paths
 * @param figures opens {@code /metrics} alone, for a program that may collect figures but not run
 *     commands
 */
public record Access(Token everything, Optional<Token> figures) {
  private static final String FIGURES = "/metrics";

  boolean permits(String path, @Nullable String authorization) {
    return everything.accepts(authorization)
        || (path.equals(FIGURES)
            && figures.filter(token -> token.accepts(authorization)).isPresent());
  }
}
