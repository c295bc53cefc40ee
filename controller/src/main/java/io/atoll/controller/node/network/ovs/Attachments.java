package io.atoll.controller.node.network.ovs;

import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.address.DiskFile;
import io.atoll.controller.node.network.host.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is joined to the bridge, by instance, remembered on disk: somebody may delete the bridge
 * with all that it knew. A file each, so that one more costs the same however many there are.
 * Thread-safe for different instances.
 */
final class Attachments {
  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
  private final Path directory;
  private final ConcurrentHashMap<String, Attachment> byInstance = new ConcurrentHashMap<>();

  Attachments(Path directory) {
    this.directory = directory;
    if (Files.isDirectory(directory)) {
      files().stream()
          .flatMap(path -> read(path).stream())
          .forEach(found -> byInstance.put(found.instance(), found));
    }
  }

  private List<Path> files() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(path -> path.toString().endsWith(".yaml")).toList();
    } catch (IOException e) {
      throw new NetworkException(
          NetworkException.Category.INTERNAL, directory + " cannot be read: " + e, e);
    }
  }

  /** Half written only if the host crashed, and then there is nothing joined. */
  private static Optional<Attachment> read(Path path) {
    try {
      return new DiskFile<>(path, Attachment.class).read();
    } catch (NetworkException e) {
      LOG.warn("event=attachment-ignored file={} reason=\"{}\"", path, e.getMessage());
      return Optional.empty();
    }
  }

  Collection<Attachment> all() {
    return List.copyOf(byInstance.values());
  }

  Set<String> instances() {
    return Set.copyOf(byInstance.keySet());
  }

  Optional<Attachment> find(String instance) {
    return Optional.ofNullable(byInstance.get(instance));
  }

  void put(Attachment attachment) {
    if (!attachment.equals(byInstance.get(attachment.instance()))) {
      file(attachment.instance()).writeBuffered(attachment);
      byInstance.put(attachment.instance(), attachment);
    }
  }

  void remove(String instance) {
    if (byInstance.containsKey(instance)) {
      file(instance).delete();
      byInstance.remove(instance);
    }
  }

  private DiskFile<Attachment> file(String instance) {
    return new DiskFile<>(directory.resolve(Names.worker(instance) + ".yaml"), Attachment.class);
  }
}
