package io.atoll.controller.node.observation;

import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.state.Observation;
import io.atoll.api.store.StoreException;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.events.EventRecorder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people under {@code events/<node>/} what happened here; written only while this node may
 * act. Telling does not block. Thread-safe, but {@link #flush} is called by one thread.
 */
public final class NodeEvents {
  private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

  private final Subject node;
  private final EventRecorder recorder;
  private final Membership membership;
  private boolean held;

  public NodeEvents(String node, EventRecorder recorder, Membership membership) {
    this.node = new Subject("node", node);
    this.recorder = recorder;
    this.membership = membership;
  }

  /**
   * @param firstWord whether this run of the controller has said nothing of the worker before
   */
  void observed(@Nullable Observation before, Observation now, boolean firstWord) {
    NewsPlanner.between(before, now, firstWord).forEach(it -> tell(now.worker(), it));
  }

  public void tell(String worker, News news) {
    record(new Subject("worker", worker), news);
  }

  private void record(Subject subject, News news) {
    recorder.record(subject, news.severity(), news.reason(), news.message());
  }

  /** To be called about once a second; what a silent etcd does not take waits. */
  public void flush() {
    // Before it has joined its first cluster a host only waits, which is no news.
    Optional<String> reason = membership.held().filter(it -> !membership.cluster().isEmpty());
    if (reason.isPresent() != held) {
      held = reason.isPresent();
      record(
          node,
          reason
              .map(it -> News.warning("Held", it))
              .orElseGet(() -> News.normal("Following", "looks after its workers")));
    }
    if (membership.held().isPresent() || !recorder.waiting()) {
      return;
    }
    try {
      recorder.flush();
    } catch (StoreException e) {
      LOG.debug("event=eventsNotWritten category={}", e.category());
    }
  }
}
