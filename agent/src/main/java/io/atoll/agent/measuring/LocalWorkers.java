package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which container runs each worker of this node, as its controller last observed. {@link #refresh}
 * is called by one thread, {@link #known} by any.
 */
public final class LocalWorkers {
  private static final Logger log = LoggerFactory.getLogger(LocalWorkers.class);

  /** What one version of a document says; a worker without a container says nothing. */
  private record Read(long revision, Optional<LocalWorker> worker) {}

  private final Store store;
  private final String prefix;
  private volatile ImmutableMap<String, Read> documents = ImmutableMap.of();

  public LocalWorkers(Store store, String node) {
    this.store = store;
    this.prefix = Keys.observed(node);
  }

  /** As of the last refresh; while the store is away, as it last was. */
  public ImmutableList<LocalWorker> known() {
    return documents.values().stream()
        .flatMap(read -> read.worker().stream())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Looks into the store. Blocks. Only if something has changed since the last time all is fetched,
   * and only what has is parsed.
   *
   * @throws StoreException if the store is away
   */
  public void refresh() {
    if (isAsKnown(store.listKeys(prefix))) {
      return;
    }
    Map<String, Read> before = documents;
    ImmutableMap.Builder<String, Read> now = ImmutableMap.builder();
    for (Entry entry : store.list(prefix).entries()) {
      Read read = before.get(entry.key());
      now.put(
          entry.key(),
          read != null && read.revision() == entry.modRevision()
              ? read
              : new Read(entry.modRevision(), parse(entry)));
    }
    documents = now.buildOrThrow();
  }

  private boolean isAsKnown(Listing keys) {
    Map<String, Read> known = documents;
    return keys.entries().size() == known.size()
        && keys.entries().stream()
            .allMatch(entry -> {
              Read read = known.get(entry.key());
              return read != null && read.revision() == entry.modRevision();
            });
  }

  private Optional<LocalWorker> parse(Entry entry) {
    try {
      Observation observed = Documents.read(entry.text(), Observation.class);
      return Optional.ofNullable(observed.containerId())
          .map(container ->
              new LocalWorker(
                  entry.key().substring(prefix.length()),
                  observed.owner().name(),
                  container,
                  observed.restarts()));
    } catch (DocumentException e) {
      log.debug("event=unreadableObservation key={} message={}", entry.key(), e.getMessage());
      return Optional.empty();
    }
  }
}
