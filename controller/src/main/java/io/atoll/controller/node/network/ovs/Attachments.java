package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.address.DiskFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What is joined to the bridge, by instance, remembered on disk: somebody may delete the bridge
 * with all that it knew. Thread-safe.
 */
final class Attachments {
  private final DiskFile<Saved> file;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private ImmutableMap<String, Attachment> byInstance;

  record Saved(List<Attachment> attachments) {}

  Attachments(DiskFile<Saved> file) {
    this.file = file;
    this.byInstance =
        file.read().map(Saved::attachments).orElse(List.of()).stream()
            .collect(ImmutableMap.toImmutableMap(Attachment::instance, a -> a));
  }

  Collection<Attachment> all() {
    return current().values();
  }

  Set<String> instances() {
    return current().keySet();
  }

  void put(Attachment attachment) {
    change(changed -> changed.put(attachment.instance(), attachment));
  }

  void remove(String instance) {
    change(changed -> changed.remove(instance));
  }

  private ImmutableMap<String, Attachment> current() {
    lock.lock();
    try {
      return byInstance;
    } finally {
      lock.unlock();
    }
  }

  private void change(Consumer<Map<String, Attachment>> change) {
    lock.lock();
    try {
      Map<String, Attachment> changed = new HashMap<>(byInstance);
      change.accept(changed);
      if (!changed.equals(byInstance)) {
        file.write(new Saved(List.copyOf(changed.values())));
        byInstance = ImmutableMap.copyOf(changed);
      }
    } finally {
      lock.unlock();
    }
  }
}
