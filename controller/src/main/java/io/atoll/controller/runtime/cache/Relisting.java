package io.atoll.controller.runtime.cache;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Has caches listed anew where a watch cannot be believed: a store that was put back to an older
 * state tells nothing of what it has forgotten. Thread-safe.
 */
public final class Relisting {
  private final List<Informer<?>> informers;
  private volatile List<Long> tickets = List.of();

  public Relisting(Collection<? extends Informer<?>> informers) {
    this.informers = List.copyOf(informers);
  }

  /** Asks for lists that begin from now on. Does not block. */
  public void begin() {
    tickets = informers.stream().map(Informer::resync).toList();
  }

  /** Whether every cache has its first list, and one that began after the last {@link #begin}. */
  public boolean done() {
    List<Long> asked = tickets;
    return informers.stream().allMatch(Informer::synced)
        && IntStream.range(0, asked.size()).allMatch(i -> informers.get(i).listed(asked.get(i)));
  }

  /** Whether every cache has had a list once, and a newer one is still awaited. */
  public boolean pending() {
    return !done() && informers.stream().allMatch(Informer::synced);
  }
}
