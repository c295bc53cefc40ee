package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which container runs each worker of this node, as its controller last observed. */
final class Containers {
  private static final Logger log = LoggerFactory.getLogger(Containers.class);

  private final Store store;
  private final String prefix;

  Containers(Store store, String node) {
    this.store = store;
    this.prefix = Keys.observed(node);
  }

  /**
   * Container id by worker's name. Blocks.
   *
   * @throws StoreException if the store is away
   */
  Map<String, String> byWorker() {
    ImmutableMap.Builder<String, String> containers = ImmutableMap.builder();
    for (Entry entry : store.list(prefix).entries()) {
      String worker = entry.key().substring(prefix.length());
      container(entry).ifPresent(id -> containers.put(worker, id));
    }
    return containers.buildOrThrow();
  }

  private static Optional<String> container(Entry entry) {
    try {
      return Optional.ofNullable(Documents.read(entry.text(), Observation.class).containerId());
    } catch (DocumentException e) {
      log.debug("event=unreadableObservation key={} message={}", entry.key(), e.getMessage());
      return Optional.empty();
    }
  }
}
