package io.atoll.testbed.fake;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.ContainerEngine.ChangeListener;
import io.atoll.controller.node.engine.ContainerEngine.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The fake engine's event stream: tells on the thread that caused the change. Thread-safe. */
final class FakeEvents {
  private record Listening(String label, String value, ChangeListener listener) {}

  private final List<Listening> all = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  Subscription subscribe(String label, String value, ChangeListener listener) {
    var listening = new Listening(label, value, listener);
    all.add(listening);
    listener.resync();
    return () -> all.remove(listening);
  }

  void changed(Container container) {
    if (broken) {
      return;
    }
    for (Listening one : all) {
      if (one.value().equals(container.labels().get(one.label()))) {
        one.listener().changed(container.name());
      }
    }
  }

  void loseDuring(Runnable meanwhile) {
    broken = true;
    meanwhile.run();
    broken = false;
    all.forEach(one -> one.listener().resync());
  }

  void close() {
    all.clear();
  }
}
