package io.atoll.controller.proxy.haproxy;

import com.google.common.collect.ImmutableSet;
import io.atoll.controller.proxy.config.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes a running HAProxy without a reload: its servers and its map of hosts. One thread. */
final class Tuning {
  static final String STATISTICS = "show stat -1 7 -1";

  private static final Logger LOG = LoggerFactory.getLogger(Tuning.class);
  private static final Set<String> EXPECTED =
      ImmutableSet.of("", "New server registered.", "Server deleted.");
  private static final int MOST_BYTES = 8000;

  private final HaproxySettings settings;
  private final CommandSocket socket;

  /** What which process was last told; null if that is not known. */
  private @Nullable Told told;

  private record Told(long pid, Map<String, String> hosts) {}

  Tuning(HaproxySettings settings) {
    this.settings = settings;
    this.socket = new CommandSocket(settings.socket());
  }

  /**
   * @param pid of the process that takes new connections
   * @return whether no server is left to be deleted
   */
  boolean tune(Picture picture, long pid) throws IOException {
    boolean settled = tuneServers(picture);
    var wanted = new Told(pid, picture.hosts());
    if (!wanted.equals(told)) {
      tellHosts(picture);
      told = wanted;
    }
    return settled;
  }

  /** As {@link #tune}, without the hosts. */
  boolean tuneServers(Picture picture) throws IOException {
    List<String> commands =
        ServerPlanner.plan(picture, RunningServer.read(socket.ask("show servers state")));
    if (commands.isEmpty()) {
      return true;
    }
    List<String> answers = socket.askAll(commands);
    boolean settled = true;
    for (int i = 0; i < answers.size(); i++) {
      String command = commands.get(i);
      String answer = answers.get(i);
      if (EXPECTED.contains(answer)) {
        LOG.debug("event=haproxyTold command=\"{}\"", command);
      } else if (command.startsWith(ServerPlanner.DELETE)) {
        // It still has connections, and is tried again.
        settled = false;
      } else if (!command.contains(" addr ")) {
        LOG.warn("event=haproxyRefused command=\"{}\" answer=\"{}\"", command, answer);
      }
    }
    return settled;
  }

  Statistics statistics() throws IOException {
    return Statistics.read(socket.ask(STATISTICS));
  }

  /** As a new version of the whole map, so that no request meets half of it. */
  private void tellHosts(Picture picture) throws IOException {
    String answer = socket.ask("prepare map " + settings.hosts());
    String version = answer.strip().replaceFirst("^.*: *", "");
    for (String payload : payloads(picture.hostsText())) {
      String said =
          socket.ask("add map @%s %s <<\n%s".formatted(version, settings.hosts(), payload)).strip();
      if (!said.isEmpty()) {
        throw new IOException("HAProxy does not take its map of hosts: " + said);
      }
    }
    socket.ask("commit map @" + version + " " + settings.hosts());
  }

  /** Whole lines, as many as HAProxy takes at a time. */
  private static List<String> payloads(String text) {
    List<String> payloads = new ArrayList<>();
    StringBuilder payload = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (payload.length() + line.length() > MOST_BYTES) {
        payloads.add(payload.toString());
        payload.setLength(0);
      }
      payload.append(line).append('\n');
    }
    if (!payload.isEmpty()) {
      payloads.add(payload.toString());
    }
    return payloads;
  }
}
