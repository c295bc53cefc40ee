package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user asks for, with every default resolved. */
public record Application(Metadata metadata, Spec spec) {
  public static final String API_VERSION = "atoll/v1";

  public String name() {
    return metadata.name();
  }

  /** Labels keep the order in which they were written. */
  public record Metadata(String name, Map<String, String> labels) {
    public Metadata {
      labels = ImmutableMap.copyOf(labels);
    }
  }

  /**
   * @param replicas the fixed count; null exactly if {@code autoscale} is given
   * @param workdir null for the image's own
   * @param user null for the image's own
   */
  public record Spec(
      String image,
      List<String> command,
      List<String> args,
      Map<String, String> env,
      @Nullable String workdir,
      @Nullable String user,
      List<File> files,
      @Nullable Integer replicas,
      @Nullable Autoscale autoscale,
      Resources resources,
      List<Port> ports,
      Health health,
      List<Route> routes,
      String network,
      List<Volume> volumes,
      Placement placement,
      Mode mode,
      Identity identity,
      OnLoss onLoss,
      List<String> dependsOn,
      Update update,
      Restart restart,
      Stop stop) {
    public Spec {
      command = ImmutableList.copyOf(command);
      args = ImmutableList.copyOf(args);
      env = ImmutableMap.copyOf(env);
      files = ImmutableList.copyOf(files);
      ports = ImmutableList.copyOf(ports);
      routes = ImmutableList.copyOf(routes);
      volumes = ImmutableList.copyOf(volumes);
      dependsOn = ImmutableList.copyOf(dependsOn);
    }

    /** How many workers the document asks for; at least, if their number follows the load. */
    public int count() {
      if (replicas != null) {
        return replicas;
      }
      return autoscale == null ? 1 : autoscale.min();
    }
  }

  /**
   * One of {@code source} and {@code content}.
   *
   * @param source a local file's path as the user wrote it; in the store always a {@link Sha256}
   */
  public record File(
      String path, @Nullable String source, @Nullable String content, int mode, FileOwner owner) {

    /** What stands in the store under that name; empty for a content and for a local file. */
    public Optional<Sha256> blob() {
      return Optional.ofNullable(source).flatMap(Sha256::find);
    }
  }

  /**
   * @param hostPort null unless asked for
   */
  public record Port(String name, int port, Protocol protocol, @Nullable Integer hostPort) {
    /** Whether a probe that says this means this port: its name, or else its number. */
    public boolean isCalled(String nameOrNumber) {
      return name.equals(nameOrNumber) || Integer.toString(port).equals(nameOrNumber);
    }
  }

  public enum Protocol {
    TCP,
    UDP
  }

  public enum Mode {
    REPLICATED,
    GLOBAL
  }

  public enum Identity {
    NONE,
    STABLE
  }

  /** What to do with the workers of a lost node. */
  public enum OnLoss {
    REPLACE,
    HOLD
  }
}
