package io.atoll.cli.progress;

import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Ages;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Mirror;
import java.time.Duration;
import java.util.List;

/** Watches until no goal waits any more, or the time is over. */
public final class Waiter {
  private final Session session;
  private final Duration timeout;

  public Waiter(Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  /** What went wrong is said on stderr; the code is that of the first goal that failed. */
  public ExitCode await(List<? extends Goal> goals) throws InterruptedException {
    if (goals.isEmpty()) {
      return ExitCode.DONE;
    }
    List<String> prefixes =
        goals.stream().flatMap(goal -> goal.prefixes().stream()).distinct().toList();
    LastWords words = new LastWords();
    try (Mirror mirror = new Mirror(session.store(), prefixes, words)) {
      return follow(goals, mirror, words);
    }
  }

  private ExitCode follow(List<? extends Goal> goals, Mirror mirror, LastWords words)
      throws InterruptedException {
    ProgressView view = new ProgressView(session.console());
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      List<Progress> progress = goals.stream().map(it -> it.judge(mirror.snapshot())).toList();
      view.show(progress);
      if (progress.stream().noneMatch(Progress.Waiting.class::isInstance)) {
        return ended(progress, mirror, words);
      }
      if (!mirror.await(Duration.ofNanos(end - System.nanoTime()))) {
        return timedOut(progress);
      }
    }
  }

  private ExitCode ended(List<Progress> progress, Mirror mirror, LastWords words)
      throws InterruptedException {
    ExitCode code = ExitCode.DONE;
    for (Progress one : progress) {
      if (one instanceof Progress.Failed failed) {
        failed.details().forEach(session.console()::complain);
        if (failed.culprit() != null) {
          words.tell(failed.culprit(), mirror).forEach(session.console()::complain);
        }
        failed.advice().forEach(session.console()::complain);
        code = code == ExitCode.DONE ? failed.code() : code;
      }
    }
    return code;
  }

  private ExitCode timedOut(List<Progress> progress) {
    for (Progress one : progress) {
      if (!(one instanceof Progress.Done)) {
        session.console().complain("Timed out after " + Ages.of(timeout) + ": " + one.headline());
        one.details().forEach(line -> session.console().complain("  " + line));
      }
    }
    return ExitCode.TIMEOUT;
  }
}
