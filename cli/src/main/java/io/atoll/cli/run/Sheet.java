package io.atoll.cli.run;

import com.google.common.base.Splitter;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document that grows field by field and remembers which option wrote what, so that whatever is
 * wrong with it can be said of the option. Confined to one thread.
 */
public final class Sheet {
  private static final Splitter DOTS = Splitter.on('.');
  private static final Pattern PUBLISHED =
      Pattern.compile("^-p .*?(?:target=|:)([0-9]+(?:/udp)?).*$");
  private static final String REMOVE = "; remove it";
  private final Map<String, Object> document = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final String command;

  /**
   * @param command whose options they are
   */
  public Sheet(String command) {
    this.command = command;
  }

  /**
   * @param path such as {@code spec.restart.policy}; what leads there is made
   * @param option as the user wrote it
   */
  public void put(String path, Object value, String option) {
    List<String> steps = DOTS.splitToList(path);
    fields(steps.subList(0, steps.size() - 1)).put(steps.getLast(), value);
    options.put(path, option);
  }

  /** Adds to a list of texts or of documents. */
  public void add(String path, Object value, String option) {
    List<String> steps = DOTS.splitToList(path);
    Map<String, Object> fields = fields(steps.subList(0, steps.size() - 1));
    List<Object> items = new ArrayList<>();
    if (fields.get(steps.getLast()) instanceof List<?> before) {
      items.addAll(before);
    }
    options.put(path + "[" + items.size() + "]", option);
    items.add(value);
    fields.put(steps.getLast(), items);
  }

  private Map<String, Object> fields(List<String> steps) {
    Map<String, Object> at = document;
    for (String step : steps) {
      Map<String, Object> inside = new LinkedHashMap<>();
      if (at.get(step) instanceof Map<?, ?> there) {
        there.forEach((name, value) -> inside.put(String.valueOf(name), value));
      }
      at.put(step, inside);
      at = inside;
    }
    return at;
  }

  public String text() {
    return Documents.write(document);
  }

  /**
   * @throws CommandFailure with INVALID, naming the options, if this version would not accept it
   */
  public void requireValid() {
    if (Manifests.parse(Bytes.utf8(text()), command) instanceof Parsed.Invalid(var problems)) {
      throw new CommandFailure(
          ExitCode.INVALID, problems.stream().map(this::describe).distinct().toList());
    }
  }

  private String describe(Problem problem) {
    Optional<String> unsupported = hostPort(problem);
    if (unsupported.isPresent()) {
      return unsupported.get();
    }
    String message =
        problem.message().endsWith(REMOVE)
            ? problem.message().substring(0, problem.message().length() - REMOVE.length())
            : problem.message();
    String field = problem.path().isEmpty() ? message : problem.path() + ": " + message;
    return blamed(problem.path())
        .map(option -> "atoll " + command + ": " + option + ": " + field)
        .orElse("atoll " + command + ": " + field);
  }

  /** What -p wrote for a port of the hosts, which people know by the option and not by fields. */
  private Optional<String> hostPort(Problem problem) {
    boolean published = problem.path().endsWith(".hostPort");
    return blamed(problem.path())
        .filter(ignored -> published && problem.message().contains("not supported"))
        .map(option ->
            "atoll "
                + command
                + ": %s: ports of single hosts are not there yet; write '%s', and use the worker's"
                    .formatted(option, PUBLISHED.matcher(option).replaceFirst("-p $1"))
                + " address from 'atoll ps'");
  }

  /** The option that wrote the field, or else one that wrote something inside of it. */
  private Optional<String> blamed(String path) {
    Optional<String> above =
        options.keySet().stream()
            .filter(path::startsWith)
            .max((one, other) -> Integer.compare(one.length(), other.length()));
    return above
        .or(() -> options.keySet().stream().filter(it -> it.startsWith(path)).findFirst())
        .filter(ignored -> !path.isEmpty())
        .map(options::get);
  }
}
