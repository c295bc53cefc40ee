package io.atoll.controller.node.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Resources;
import io.atoll.api.value.Ipv4;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container to create: no network, no new privileges, few capabilities.
 *
 * @param name unique on the host
 * @param command the image's entrypoint if empty
 * @param workdir the image's if null
 * @param user the image's if null
 * @param resolver what the engine gives if null
 * @param stopSignal what a plain {@code docker stop} would send
 */
public record ContainerSpec(
    String name,
    String image,
    List<String> command,
    List<String> args,
    Map<String, String> env,
    @Nullable String workdir,
    @Nullable String user,
    String hostname,
    @Nullable Resolver resolver,
    Resources resources,
    String stopSignal,
    List<ContainerMount> mounts,
    Map<String, String> labels) {
  public ContainerSpec {
    command = ImmutableList.copyOf(command);
    args = ImmutableList.copyOf(args);
    env = ImmutableMap.copyOf(env);
    mounts = ImmutableList.copyOf(mounts);
    labels = ImmutableMap.copyOf(labels);
  }

  /**
   * @param address who is asked for names
   * @param domain in which names are looked for that are not whole
   */
  public record Resolver(Ipv4 address, String domain) {}
}
