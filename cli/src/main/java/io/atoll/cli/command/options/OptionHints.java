package io.atoll.cli.command.options;

import java.util.Optional;

/** A command that knows what to say of options it does not have but people may expect. */
public interface OptionHints {
  /**
   * @param option as it was typed, such as {@code --link=db}
   */
  Optional<String> hint(String option);
}
