package io.atoll.cli.progress;

import com.google.common.collect.ImmutableList;
import io.atoll.cli.outcome.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one goal is. */
public sealed interface Progress {
  String headline();

  /** Lines that explain the headline. */
  List<String> details();

  /**
   * Lines on what went wrong meanwhile, each worth to be told once, where details are not shown.
   */
  default List<String> troubles() {
    return List.of();
  }

  record Waiting(String headline, List<String> details, List<String> troubles) implements Progress {
    public Waiting {
      details = ImmutableList.copyOf(details);
      troubles = ImmutableList.copyOf(troubles);
    }

    Waiting(String headline, List<String> details) {
      this(headline, details, List.of());
    }
  }

  record Done(String headline) implements Progress {
    @Override
    public List<String> details() {
      return List.of();
    }
  }

  /**
   * It will not come true by waiting.
   *
   * @param culprit the worker that it failed for; null if it was none
   * @param advice what to do next
   */
  record Failed(
      ExitCode code,
      String headline,
      List<String> details,
      @Nullable String culprit,
      List<String> advice)
      implements Progress {
    public Failed {
      details = ImmutableList.copyOf(details);
      advice = ImmutableList.copyOf(advice);
    }

    Failed(ExitCode code, String headline, List<String> details) {
      this(code, headline, details, null, List.of());
    }
  }
}
