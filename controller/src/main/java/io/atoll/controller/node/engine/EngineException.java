package io.atoll.controller.node.engine;

import org.jspecify.annotations.Nullable;

/** The engine could not do what was asked. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Category {
    /** The engine does not answer: try again later. The call may or may not have taken effect. */
    UNAVAILABLE,
    /** The image is not on this host and no registry gave it. */
    IMAGE_MISSING,
    /** No such container. */
    NOT_FOUND,
    /** The name is taken. */
    CONFLICT,
    /** The command cannot be run in this image, or the settings are impossible. */
    CANNOT_START,
    /** Anything else; the message is the engine's. */
    INTERNAL
  }

  private final Category category;

  public EngineException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
