package io.atoll.cli.view;

import io.atoll.api.state.EventRecord.Subject;

/** Whose events are whose. Pure. */
public final class Subjects {
  private Subjects() {}

  /**
   * The application that a worker belongs to, also of one that is gone: its name begins with that
   * of its application. Of anything else its own name.
   */
  public static String owner(Subject subject) {
    int dash = subject.name().lastIndexOf('-');
    return subject.kind().equals(Kind.WORKER.word()) && dash > 0
        ? subject.name().substring(0, dash)
        : subject.name();
  }

  /** Whether the name is that of the subject or of the application it belongs to. */
  public static boolean answersTo(Subject subject, String name) {
    return subject.name().equals(name) || owner(subject).equals(name);
  }
}
