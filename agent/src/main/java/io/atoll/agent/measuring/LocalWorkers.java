package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableList;
import io.atoll.agent.mirror.Mirror;
import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which container runs each worker of this node, as its controller last observed. One thread
 * follows; any reads.
 */
public final class LocalWorkers {
  private static final Logger log = LoggerFactory.getLogger(LocalWorkers.class);

  private final String prefix;
  private final Mirror<LocalWorker> observed;

  public LocalWorkers(Store store, String node) {
    this.prefix = Keys.observed(node);
    this.observed = new Mirror<>(store, prefix, this::worker);
  }

  /** Those with a container; while the store is away, as it last was. */
  public ImmutableList<LocalWorker> known() {
    return observed.known().values().asList();
  }

  /**
   * Keeps up with the store. Blocks.
   *
   * @throws StoreException if the store is away and has to be listed
   */
  public void follow() {
    observed.follow();
  }

  private Optional<LocalWorker> worker(Entry entry) {
    try {
      Observation observation = Documents.read(entry.text(), Observation.class);
      return Optional.ofNullable(observation.containerId())
          .map(container ->
              new LocalWorker(
                  entry.key().substring(prefix.length()),
                  observation.owner().name(),
                  container,
                  observation.restarts()));
    } catch (DocumentException e) {
      log.debug("event=unreadableObservation key={} message={}", entry.key(), e.getMessage());
      return Optional.empty();
    }
  }
}
