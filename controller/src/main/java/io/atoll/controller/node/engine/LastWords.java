package io.atoll.controller.node.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;

/** Keeps the end of what a command writes. Thread-safe. */
final class LastWords extends ResultCallback.Adapter<Frame> {
  private static final int KEPT = 1024;

  @GuardedBy("this")
  private final StringBuilder words = new StringBuilder();

  @Override
  public synchronized void onNext(Frame frame) {
    words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
    if (words.length() > KEPT) {
      words.delete(0, words.length() - KEPT);
    }
  }

  synchronized String text() {
    return words.toString();
  }
}
