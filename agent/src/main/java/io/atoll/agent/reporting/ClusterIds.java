package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableSet;
import io.atoll.agent.mirror.Mirror;
import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids that this cluster's containers carry: its own, and those it has adopted. Kept on disk, so
 * that they are known while the store is away. {@link #refresh} is called by one thread, {@link
 * #known} by any.
 */
public final class ClusterIds {
  private static final Logger log = LoggerFactory.getLogger(ClusterIds.class);

  private final Mirror<String> cluster;
  private final Path file;
  private volatile String text;
  private volatile ImmutableSet<String> ids;

  public ClusterIds(Store store, Path folder) throws IOException {
    this.cluster = new Mirror<>(store, Keys.CLUSTER, entry -> Optional.of(entry.text()));
    this.file = folder.resolve("cluster.yaml");
    this.text = Files.exists(file) ? Files.readString(file) : "";
    this.ids = parse(text);
  }

  /** Empty if this host has never seen a cluster. */
  public Set<String> known() {
    return ids;
  }

  /** Looks into the store. One that is away, or that holds no cluster, changes nothing. */
  public void refresh() {
    try {
      cluster.follow();
      Optional.ofNullable(cluster.known().get(""))
          .filter(found -> !found.equals(text))
          .ifPresent(this::learn);
    } catch (StoreException e) {
      log.debug("event=clusterUnread category={}", e.category());
    }
  }

  private void learn(String found) {
    ImmutableSet<String> parsed = parse(found);
    if (parsed.isEmpty()) {
      return;
    }
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, found);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text = found;
    ids = parsed;
    log.info("event=clusterKnown ids={}", parsed);
  }

  private static ImmutableSet<String> parse(String text) {
    if (text.isEmpty()) {
      return ImmutableSet.of();
    }
    try {
      Cluster cluster = Documents.read(text, Cluster.class);
      return ImmutableSet.<String>builder().add(cluster.id()).addAll(cluster.adopts()).build();
    } catch (DocumentException e) {
      log.warn("event=clusterUnreadable message={}", e.getMessage());
      return ImmutableSet.of();
    }
  }
}
