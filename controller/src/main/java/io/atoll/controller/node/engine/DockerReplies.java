package io.atoll.controller.node.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.EngineException.Category;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From Docker's words to the port's. */
final class DockerReplies {
  private static final Pattern ENVELOPE =
      Pattern.compile("\\{\\s*\"message\"\\s*:\\s*\"(.*)\"\\s*\\}", Pattern.DOTALL);

  private DockerReplies() {}

  static Container container(InspectContainerResponse reply) {
    Map<String, String> labels = reply.getConfig().getLabels();
    return new Container(
        reply.getId(),
        reply.getName().replaceFirst("^/", ""),
        labels == null ? Map.of() : labels,
        state(reply.getState(), Instant.parse(reply.getCreated())));
  }

  private static State state(InspectContainerResponse.ContainerState state, Instant created) {
    String error = state.getError() == null || state.getError().isEmpty() ? null : state.getError();
    if (Boolean.TRUE.equals(state.getRunning())) {
      return new State.Running(
          Math.toIntExact(orZero(state.getPidLong())), moment(state.getStartedAt(), created));
    }
    // A container that could not be started stays "created" in Docker, with an error.
    if ("created".equals(state.getStatus()) && error == null) {
      return new State.Created();
    }
    int code = Math.toIntExact(orZero(state.getExitCodeLong()));
    return new State.Exited(
        new LastExit(
            code,
            code > 128 && code < 128 + 65 ? code - 128 : 0,
            Boolean.TRUE.equals(state.getOOMKilled()),
            moment(state.getFinishedAt(), created)),
        started(state.getStartedAt()),
        error);
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static @Nullable Instant started(@Nullable String text) {
    return text == null || text.startsWith("0001-") ? null : Instant.parse(text);
  }

  /** Docker writes the year 1 for "never". */
  private static Instant moment(@Nullable String text, Instant otherwise) {
    return text == null || text.startsWith("0001-") ? otherwise : Instant.parse(text);
  }

  static EngineException noImage(String image, Throwable cause) {
    return new EngineException(
        Category.IMAGE_MISSING, "the image " + image + " is not on this host", cause);
  }

  static EngineException notCopied(Throwable cause) {
    return new EngineException(
        Category.CANNOT_START,
        "the files cannot be put into the container: " + cause.getMessage(),
        cause);
  }

  static EngineException notPulled(String image, Throwable cause) {
    return new EngineException(
        Category.IMAGE_MISSING,
        "the image "
            + image
            + " is not on this host and could not be pulled: "
            + words(cause)
            + "; check the name, or load it on that host: docker load, or docker pull",
        cause);
  }

  /** What the engine said, without the envelope in which it answers, on one line. */
  static String words(Throwable thrown) {
    String text = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    Matcher envelope = ENVELOPE.matcher(text);
    String said = envelope.find() ? envelope.group(1).replace("\\n", " ") : text;
    return said.replace("\\\"", "\"").replaceAll("\\s+", " ").strip();
  }

  static EngineException exception(String host, Throwable thrown) {
    String message = words(thrown);
    return switch (thrown) {
      case EngineException e -> e;
      case NotFoundException e -> new EngineException(Category.NOT_FOUND, message, e);
      case ConflictException e -> new EngineException(Category.CONFLICT, message, e);
      case BadRequestException e -> new EngineException(Category.CANNOT_START, message, e);
      case DockerException e when message.contains("OCI runtime") ->
          new EngineException(Category.CANNOT_START, message, e);
      case DockerException e -> new EngineException(Category.INTERNAL, message, e);
      // What is no answer of the engine is the way to it: no socket, reset, end of stream.
      default ->
          new EngineException(
              Category.UNAVAILABLE,
              "the container engine at " + host + " cannot be reached: " + message,
              thrown);
    };
  }
}
