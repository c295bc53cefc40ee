package io.atoll.testbed.cluster;

import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A steady load of HTTP requests, sent by {@code hey}, until somebody asks what became of them. */
public final class HttpLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern STATUS = Pattern.compile("\\s+\\[(\\d{3})]\\s+(\\d+) responses");
  private static final Pattern ERROR = Pattern.compile("\\s+\\[(\\d+)]\\s+(.+)");
  private static final Pattern PERCENTILE = Pattern.compile("\\s+(\\d+)% in ([0-9.]+) secs");

  private final Program hey;

  private HttpLoad(Program hey) {
    this.hey = hey;
  }

  /**
   * @param log a new file for what the program says
   * @param rate requests a second on each of the connections
   * @param keepAlive whether a connection is used again
   */
  public static HttpLoad start(
      Path log, String url, String host, int connections, int rate, boolean keepAlive) {
    List<String> command = new ArrayList<>(List.of("hey", "-z", "1h", "-t", "20"));
    command.addAll(List.of("-c", Integer.toString(connections)));
    command.addAll(List.of("-q", Integer.toString(rate)));
    if (!keepAlive) {
      command.add("-disable-keepalive");
    }
    command.addAll(List.of("-host", host, url));
    return new HttpLoad(Program.start("hey", log, command, Map.of()));
  }

  /** Ends the load; every request that was sent is in the answer. */
  public Tally stop() {
    new Daemon("hey", hey.pid()).signal("INT");
    hey.awaitEnd(PATIENCE);
    try {
      return tally(Files.readAllLines(hey.log()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hey.close();
  }

  private static Tally tally(List<String> lines) {
    Map<String, Integer> statuses = new TreeMap<>();
    Map<String, Integer> errors = new TreeMap<>();
    Map<Integer, Duration> percentiles = new TreeMap<>();
    boolean failed = false;
    for (String line : lines) {
      Matcher status = STATUS.matcher(line);
      Matcher error = ERROR.matcher(line);
      Matcher percentile = PERCENTILE.matcher(line);
      failed |= line.startsWith("Error distribution");
      if (status.matches()) {
        statuses.put(status.group(1), Integer.parseInt(status.group(2)));
      } else if (failed && error.matches()) {
        errors.merge(error.group(2), Integer.parseInt(error.group(1)), Integer::sum);
      } else if (percentile.matches()) {
        long nanos = (long) (Double.parseDouble(percentile.group(2)) * 1e9);
        percentiles.put(Integer.parseInt(percentile.group(1)), Duration.ofNanos(nanos));
      }
    }
    return new Tally(statuses, errors, percentiles);
  }

  /**
   * @param statuses how many answers had each status
   * @param errors how many requests got no answer, by what was said of them
   * @param percentiles how long the answers took
   */
  public record Tally(
      Map<String, Integer> statuses,
      Map<String, Integer> errors,
      Map<Integer, Duration> percentiles) {
    public int good() {
      return statuses.getOrDefault("200", 0);
    }

    public int failed() {
      int answers = statuses.values().stream().mapToInt(Integer::intValue).sum();
      return answers - good() + errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What went wrong, for people; empty if nothing did. */
    public String failures() {
      Map<String, Integer> bad = new TreeMap<>(errors);
      statuses.forEach((status, count) -> {
        if (!status.equals("200")) {
          bad.put(status, count);
        }
      });
      return bad.isEmpty() ? "" : bad.toString();
    }
  }
}
