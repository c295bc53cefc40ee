package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Gone;
import io.atoll.agent.engine.Containers;
import io.atoll.agent.engine.EngineException;
import io.atoll.agent.engine.EngineStream;
import io.atoll.agent.engine.LogQuery;
import io.atoll.agent.engine.WorkerContainer;
import io.atoll.agent.engine.WorkerContainer.State;
import io.atoll.api.agent.Frame;
import io.atoll.api.agent.Notice;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one worker's log to one client: from one attempt, and if it is followed from those that
 * come after it. What is on the way at a time is a few buffers, however slow the client is.
 */
final class LogRelay {
  private static final Logger log = LoggerFactory.getLogger(LogRelay.class);
  private static final int BATCH = 24 * 1024;
  private static final int AHEAD = 16 * 1024;

  /**
   * Between two writes: lines that come meanwhile go together. A line after silence goes at once.
   */
  private static final long PAUSE_MILLIS = 20;

  private static final long LOOK_MILLIS = 300;

  /** The engine ends a stream a moment before it says that the container has ended. */
  private static final int LOOKS_UNTIL_BROKEN = 5;

  private final Exchange exchange;
  private final Containers containers;
  private final LogQuery asked;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicReference<@Nullable EngineStream> open = new AtomicReference<>();

  LogRelay(Exchange exchange, Containers containers, LogQuery asked) {
    this.exchange = exchange;
    this.containers = containers;
    this.asked = asked;
  }

  private sealed interface Next {
    record Attempt(WorkerContainer container) implements Next {}

    record Complete(String why) implements Next {}

    record Broken(String why) implements Next {}
  }

  void relay(WorkerContainer first) throws IOException, InterruptedException {
    exchange.onGone(this::clientGone);
    tell(Notice.Kind.ATTEMPT, Integer.toString(first.attempt()));
    WorkerContainer current = first;
    LogQuery query = asked;
    while (true) {
      copy(current, query);
      switch (next(current)) {
        case Next.Attempt(WorkerContainer next) -> {
          tell(Notice.Kind.ATTEMPT, Integer.toString(next.attempt()));
          current = next;
          query = asked.forNextAttempt();
        }
        case Next.Complete(String why) -> {
          tell(Notice.Kind.END, why);
          exchange.end();
          return;
        }
        case Next.Broken(String why) -> {
          tell(Notice.Kind.ERROR, why);
          exchange.end();
          return;
        }
      }
    }
  }

  private void clientGone() {
    gone.countDown();
    EngineStream stream = open.get();
    if (stream != null) {
      stream.close();
    }
  }

  private void tell(Notice.Kind kind, String detail) throws Gone, InterruptedException {
    exchange.write(Buffer.buffer(Frame.of(new Notice(kind, detail)).encode()));
  }

  private void copy(WorkerContainer container, LogQuery query)
      throws IOException, InterruptedException {
    try (EngineStream stream = containers.logs(container.id(), query)) {
      open.set(stream);
      if (gone.getCount() == 0) {
        throw new Gone("the client went away");
      }
      copy(stream.in());
    } catch (EngineException e) {
      // The container has just been removed, or the engine is away: looking for the next tells.
    } finally {
      open.set(null);
    }
  }

  private void copy(InputStream frames) throws Gone, InterruptedException {
    Batches batches = new Batches(BATCH);
    var _ = Thread.ofVirtual().name("log-reader").start(() -> read(frames, batches));
    try {
      for (Buffer batch = batches.take(); batch.length() > 0; batch = batches.take()) {
        exchange.write(batch);
        if (gone.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new Gone("the client went away");
        }
      }
    } finally {
      batches.end();
    }
  }

  /** Whole frames, until the stream's end, which is also how a broken one looks. */
  private static void read(InputStream frames, Batches batches) {
    try (InputStream in = new BufferedInputStream(frames, AHEAD)) {
      boolean wanted = true;
      while (wanted) {
        byte[] header = in.readNBytes(Frame.HEADER);
        int length = header.length < Frame.HEADER ? -1 : ByteBuffer.wrap(header).getInt(4);
        if (length < 0 || length > Frame.LONGEST) {
          return;
        }
        byte[] payload = in.readNBytes(length);
        wanted = payload.length == length && batches.add(header, payload);
      }
    } catch (IOException e) {
      log.debug("event=logEnded reason={}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      batches.end();
    }
  }

  /** What follows an attempt whose stream has ended. Waits for a restart that is yet to come. */
  private Next next(WorkerContainer current) throws Gone, InterruptedException {
    if (!asked.follow() || asked.until().isPresent()) {
      return new Next.Complete("of attempt " + current.attempt());
    }
    for (int looks = 0; ; ) {
      if (gone.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new Gone("the client went away");
      }
      List<WorkerContainer> attempts;
      try {
        attempts = containers.of(current.worker());
      } catch (EngineException e) {
        return new Next.Broken(String.valueOf(e.getMessage()));
      }
      if (attempts.isEmpty()) {
        return new Next.Complete("worker removed");
      }
      WorkerContainer latest = following(attempts, current);
      if (latest.attempt() > current.attempt() && latest.state() != State.CREATED) {
        return new Next.Attempt(latest);
      }
      if (latest.attempt() == current.attempt() && latest.running()) {
        if (current.state() == State.CREATED) {
          return new Next.Attempt(latest);
        }
        if (++looks >= LOOKS_UNTIL_BROKEN) {
          return new Next.Broken("the engine ended the stream while the worker runs");
        }
      }
    }
  }

  /** The oldest that is newer than this one; this one itself, as it is now, if there is none. */
  private static WorkerContainer following(
      List<WorkerContainer> newestFirst, WorkerContainer current) {
    WorkerContainer best = current;
    for (WorkerContainer one : newestFirst) {
      if (one.attempt() >= current.attempt()
          && (best.attempt() == current.attempt() || one.attempt() > current.attempt())) {
        best = one;
      }
    }
    return best;
  }
}
