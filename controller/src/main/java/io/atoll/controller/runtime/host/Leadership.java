package io.atoll.controller.runtime.host;

import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.leader.LeaderElection;
import io.atoll.controller.runtime.leader.Term;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives the runtime the leader's parts for as long as the election says so. Each term gets new
 * ones: informers that list after the election, so that their caches are at or past its revision
 * before any key is reconciled, and writers that know that term alone. Nothing of an earlier term
 * is left. Stepped by one thread, apart from the election's, which must never wait for parts to
 * end.
 */
public final class Leadership implements Steppable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final LeaderElection election;
  private final ControllerRuntime runtime;
  private final Function<Term, List<? extends Steppable>> makeParts;
  private final Signal signal = new Signal();

  private Optional<Term> current = Optional.empty();
  private List<? extends Steppable> parts = List.of();

  /**
   * @param makeParts makes the parts of a term, none of them shared with another; must not block
   */
  public Leadership(
      LeaderElection election,
      ControllerRuntime runtime,
      Function<Term, List<? extends Steppable>> makeParts) {
    this.election = election;
    this.runtime = runtime;
    this.makeParts = makeParts;
    election.onChange(signal::raise);
  }

  @Override
  public boolean step() throws InterruptedException {
    Optional<Term> term = election.term();
    if (term.equals(current)) {
      return false;
    }
    runtime.remove(parts, GRACE);
    parts = List.of();
    current = Optional.empty();
    if (term.isPresent()) {
      parts = makeParts.apply(term.get());
      parts.forEach(runtime::add);
      current = term;
    }
    return true;
  }

  @Override
  public String name() {
    return "leadership";
  }

  @Override
  public Optional<Duration> nextWake() {
    return election.termEnds();
  }

  @Override
  public Signal signal() {
    return signal;
  }
}
