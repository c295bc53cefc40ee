package io.atoll.cli.logs;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of what one attempt of a worker has printed. Blocks until the agent has answered. */
public final class LastLines {
  private static final int MOST = 10;

  private LastLines() {}

  public static List<String> read(AgentClient agent, String worker, int attempt)
      throws IOException, InterruptedException {
    String target =
        Parameters.ofWorker(worker, "logs")
            .add("attempt", Integer.toString(attempt))
            .add("tail", Integer.toString(MOST))
            .toString();
    try (InputStream in = agent.get(target)) {
      return lines(new FrameReader(in));
    }
  }

  private static List<String> lines(FrameReader frames) throws IOException {
    Map<Channel, LineAssembler> pending = new EnumMap<>(Channel.class);
    List<String> lines = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      Channel channel = next.get().channel();
      if (channel == Channel.NOTICE && isEnd(next.get())) {
        break;
      }
      if (channel == Channel.OUTPUT || channel == Channel.ERRORS) {
        pending
            .computeIfAbsent(channel, any -> new LineAssembler())
            .add("", next.get().payload(), 0)
            .ifPresent(line -> lines.add(text(line)));
      }
    }
    pending.values().forEach(it -> it.rest().ifPresent(line -> lines.add(text(line))));
    return List.copyOf(lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
  }

  private static boolean isEnd(Frame frame) {
    return Notice.parse(frame.payload())
        .filter(it -> it.kind() == Notice.Kind.END || it.kind() == Notice.Kind.ERROR)
        .isPresent();
  }

  private static String text(byte[] line) {
    return Text.oneLine(new String(line, StandardCharsets.UTF_8).stripTrailing());
  }
}
