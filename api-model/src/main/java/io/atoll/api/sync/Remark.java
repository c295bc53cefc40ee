package io.atoll.api.sync;

import io.atoll.api.apply.DocumentName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know, and that stays true until somebody does something about it.
 *
 * @param about the object; null if it is the folder as such
 * @param reason one CamelCase word for programs
 * @param message for people; several lines of a file's errors stay several
 */
public record Remark(@Nullable DocumentName about, String reason, String message) {

  static Remark folder(String reason, String message) {
    return new Remark(null, reason, message);
  }

  public Optional<DocumentName> object() {
    return Optional.ofNullable(about);
  }

  @Override
  public String toString() {
    return object().map(it -> it + " ").orElse("") + message;
  }
}
