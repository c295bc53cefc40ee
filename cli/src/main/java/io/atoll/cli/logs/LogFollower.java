package io.atoll.cli.logs;

import io.atoll.api.agent.Channel;
import io.atoll.api.agent.Frame;
import io.atoll.api.agent.FrameReader;
import io.atoll.api.agent.Notice;
import io.atoll.api.store.StoreException;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.AgentRefusal;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.view.Worker;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Prints one worker's log to its end. A follower whose agent goes away waits for it and goes on
 * where it was.
 */
final class LogFollower {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long RETRY_MILLIS = 500;
  private static final int NOT_FOUND = 404;

  private final Worker worker;
  private final Agents agents;
  private final LogOptions options;
  private final LinePrinter printer;
  private final LogCursor cursor = new LogCursor();
  private final Map<Channel, LineAssembler> lines = new EnumMap<>(Channel.class);
  private final CountDownLatch never = new CountDownLatch(1);
  private final Outages outages;

  /** Whether the agent has ever granted it. */
  private boolean begun;

  private boolean lost;
  private long lostSince;

  LogFollower(
      Worker worker, Agents agents, LogOptions options, LinePrinter printer, Outages outages) {
    this.worker = worker;
    this.agents = agents;
    this.options = options;
    this.printer = printer;
    this.outages = outages;
  }

  /**
   * Returns when no more will come.
   *
   * @throws CommandFailure if the agent is away for too long, or refuses
   */
  void run() throws InterruptedException {
    while (true) {
      try {
        stream();
        return;
      } catch (AgentRefusal refusal) {
        if (begun && refusal.status() == NOT_FOUND) {
          return;
        }
        if (!begun || !refusal.isPassing()) {
          throw Agents.explain(worker.node(), refusal);
        }
        awaitBetter(refusal);
      } catch (IOException e) {
        if (!begun || !options.follow()) {
          throw Agents.explain(worker.node(), e);
        }
        awaitBetter(e);
      } catch (StoreException e) {
        if (!begun) {
          throw e;
        }
        awaitBetter(e);
      }
    }
  }

  private void awaitBetter(Exception reason) throws InterruptedException {
    long now = System.nanoTime();
    lostSince = lost ? lostSince : now;
    lost = true;
    outages.began(worker.node(), String.valueOf(reason.getMessage()));
    if (now - lostSince > PATIENCE.toNanos()) {
      throw Agents.dead(worker.node());
    }
    var _ = never.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void stream() throws IOException, InterruptedException {
    Optional<AgentClient> client = agents.find(worker.node());
    if (client.isEmpty()) {
      if (!begun) {
        throw Agents.dead(worker.node());
      }
      throw new EOFException("it is not back yet");
    }
    Optional<Instant> seen = cursor.reopenAt();
    String target =
        seen.map(at -> options.target(worker.name(), cursor.attempt(), at))
            .orElseGet(() -> options.target(worker.name()));
    try (InputStream in = client.get().get(target)) {
      cursor.reopened();
      copy(new FrameReader(in), in);
    } finally {
      printer.flush();
    }
  }

  private void copy(FrameReader frames, InputStream in) throws IOException {
    Optional<Frame> next = frames.next();
    while (next.isPresent() && !printer.isUnread()) {
      Frame frame = next.get();
      if (frame.channel() == Channel.NOTICE && isLast(frame)) {
        lines.forEach(this::printRest);
        return;
      }
      print(frame);
      if (in.available() == 0) {
        printer.flush();
      }
      next = frames.next();
    }
    if (!printer.isUnread()) {
      throw new EOFException("the agent went away before the end of the log");
    }
  }

  private boolean isLast(Frame frame) throws IOException {
    Optional<Notice> notice = Notice.parse(frame.payload());
    if (notice.isEmpty()) {
      return false;
    }
    return switch (notice.get().kind()) {
      case ATTEMPT -> {
        cursor.attempt(Integer.parseInt(notice.get().detail()));
        streams();
        yield false;
      }
      case END -> true;
      case ERROR -> throw new IOException(notice.get().detail());
      case EXIT, REFUSED, RESIZE, EOF -> false;
    };
  }

  private void streams() {
    begun = true;
    if (lost) {
      lost = false;
      outages.ended(worker.node());
    }
  }

  private void print(Frame frame) {
    byte[] payload = frame.payload();
    if (frame.channel() == Channel.ENGINE) {
      printer.complain("atoll: the engine says: " + new String(payload, StandardCharsets.UTF_8));
    }
    if (frame.channel() != Channel.OUTPUT && frame.channel() != Channel.ERRORS) {
      return;
    }
    int blank = 0;
    while (blank < payload.length && payload[blank] != ' ') {
      blank++;
    }
    String time = new String(payload, 0, blank, StandardCharsets.US_ASCII);
    if (cursor.isNew(frame.channel(), time)) {
      LineAssembler assembler = lines.computeIfAbsent(frame.channel(), any -> new LineAssembler());
      assembler
          .add(time, payload, Math.min(blank + 1, payload.length))
          .ifPresent(line -> printer.print(worker.name(), frame.channel(), assembler.time(), line));
    }
  }

  private void printRest(Channel channel, LineAssembler assembler) {
    assembler
        .rest()
        .ifPresent(line -> printer.print(worker.name(), channel, assembler.time(), line));
  }
}
