package io.atoll.cli.cluster;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.outcome.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cluster's endpoints: {@code --endpoints}, {@code ATOLL_ENDPOINTS}, the local
 * cluster of {@code ATOLL_HOME}, {@code ~/.config/atoll/config.yaml}. The first that is there wins.
 */
public final class ClusterLocator {
  private final Map<String, String> environment;

  public ClusterLocator(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * @param option the value of {@code --endpoints}, or null
   */
  public ClusterAddress locate(@Nullable String option) {
    if (option != null) {
      return Endpoints.parse(option, "--endpoints");
    }
    Optional<String> variable = variable("ATOLL_ENDPOINTS");
    if (variable.isPresent()) {
      return Endpoints.parse(variable.get(), "ATOLL_ENDPOINTS");
    }
    return files().stream()
        .filter(Files::exists)
        .findFirst()
        .map(ClusterLocator::read)
        .orElseThrow(this::nowhere);
  }

  private List<Path> files() {
    return Stream.concat(
            variable("ATOLL_HOME").map(home -> Path.of(home, "config.yaml")).stream(),
            variable("HOME").map(home -> Path.of(home, ".config/atoll/config.yaml")).stream())
        .toList();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static ClusterAddress read(Path file) {
    try {
      ConfigFile config = Documents.read(Files.readString(file), ConfigFile.class);
      return Endpoints.parse(config.endpoints(), file.toString());
    } catch (IOException | DocumentException e) {
      throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
    }
  }

  private CommandFailure nowhere() {
    return CommandFailure.usage(
        "No cluster is named. Give --endpoints http://HOST:PORT, set ATOLL_ENDPOINTS, start a local"
            + " cluster with './atoll up', or write 'endpoints: http://HOST:PORT' into "
            + files().getLast());
  }
}
