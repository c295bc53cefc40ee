package io.atoll.controller.manager.acceptance;

import io.atoll.api.application.Application;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Bytes;

/** What the parser says of a text that should be one application. */
public sealed interface Judgement {
  record Valid(Application application, String templateHash) implements Judgement {}

  record Invalid(SpecError error) implements Judgement {}

  /** Parses a user's text; never throws, whatever the text is. */
  @FunctionalInterface
  interface Parser {
    Judgement judge(String name, Bytes text);
  }
}
