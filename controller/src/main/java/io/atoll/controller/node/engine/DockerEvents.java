package io.atoll.controller.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the engine's event stream on a thread of its own and connects again when it breaks. The
 * listener is called on that stream's thread.
 */
final class DockerEvents implements ContainerEngine.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(DockerEvents.class);
  private static final long RECONNECT_MILLIS = 200;

  private final DockerClient client;
  private final Map<String, String> label;
  private final ContainerEngine.ChangeListener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Whether the present outage is in the log. */
  private volatile boolean reported;

  private DockerEvents(
      DockerClient client, String label, String value, ContainerEngine.ChangeListener listener) {
    this.client = client;
    this.label = Map.of(label, value);
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("engine-events").unstarted(this::run);
  }

  static DockerEvents follow(
      DockerClient client, String label, String value, ContainerEngine.ChangeListener listener) {
    var events = new DockerEvents(client, label, value, listener);
    events.thread.start();
    return events;
  }

  private void run() {
    try {
      do {
        followOnce();
      } while (!closed.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void followOnce() throws InterruptedException {
    try (var stream = new Stream()) {
      client
          .eventsCmd()
          .withEventTypeFilter(EventType.CONTAINER)
          .withEventFilter("start", "die", "oom", "destroy")
          .withLabelFilter(label)
          .exec(stream);
      stream.awaitCompletion();
    } catch (RuntimeException e) {
      lost(e);
    }
  }

  private void lost(Throwable cause) {
    if (!reported && closed.getCount() > 0) {
      reported = true;
      LOG.warn("event=engineEventsLost reason=\"{}\"", cause.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }

  private final class Stream extends ResultCallback.Adapter<Event> {
    @Override
    public void onStart(Closeable stream) {
      super.onStart(stream);
      reported = false;
      listener.resync();
    }

    @Override
    public void onError(Throwable cause) {
      lost(cause);
      close();
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onNext(Event event) {
      var actor = event.getActor();
      var attributes = actor == null ? null : actor.getAttributes();
      String name = attributes == null ? null : attributes.get("name");
      if (name == null) {
        listener.resync();
      } else {
        listener.changed(name);
      }
    }
  }
}
