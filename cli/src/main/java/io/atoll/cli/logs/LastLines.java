package io.atoll.cli.logs;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.agent.Channel;
import io.atoll.api.agent.Frame;
import io.atoll.api.agent.FrameReader;
import io.atoll.api.agent.Notice;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Parameters;
import io.atoll.cli.output.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows one worker over its attempts, and keeps the last lines that it has printed. */
public final class LastLines {
  private static final int MOST = 10;

  @GuardedBy("this")
  private final Deque<String> lines = new ArrayDeque<>();

  private volatile boolean begun;

  /**
   * Blocks until no more will come, or the thread is interrupted.
   *
   * @param granted run once the agent sends what there is
   * @throws IOException if the agent refuses or goes away
   */
  public void follow(AgentClient agent, String worker, Runnable granted)
      throws IOException, InterruptedException {
    String target =
        Parameters.ofWorker(worker, "logs")
            .flag("follow", true)
            .add("attempt", "1")
            .add("tail", Integer.toString(MOST))
            .toString();
    try (InputStream in = agent.get(target)) {
      read(new FrameReader(in), granted);
    }
  }

  private void read(FrameReader frames, Runnable granted) throws IOException {
    Map<Channel, LineAssembler> pending = new EnumMap<>(Channel.class);
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      Channel channel = next.get().channel();
      if (channel == Channel.NOTICE) {
        begun = true;
        granted.run();
        if (isEnd(next.get())) {
          break;
        }
      } else if (channel == Channel.OUTPUT || channel == Channel.ERRORS) {
        pending
            .computeIfAbsent(channel, any -> new LineAssembler())
            .add("", next.get().payload(), 0)
            .ifPresent(this::keep);
      }
    }
    pending.values().forEach(it -> it.rest().ifPresent(this::keep));
  }

  private static boolean isEnd(Frame frame) {
    return Notice.parse(frame.payload())
        .filter(it -> it.kind() == Notice.Kind.END || it.kind() == Notice.Kind.ERROR)
        .isPresent();
  }

  private synchronized void keep(byte[] line) {
    lines.addLast(Text.oneLine(new String(line, StandardCharsets.UTF_8).stripTrailing()));
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  /** Whether the agent has ever granted it. */
  public boolean begun() {
    return begun;
  }

  /** The oldest first; at most ten. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
