package io.atoll.controller.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import io.atoll.api.application.Resources;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.util.List;
import java.util.Map;

/** From a {@link ContainerSpec} to Docker's request, with secure defaults. */
final class DockerRequests {

  /** What ordinary images need to become another user, own files and bind low ports. */
  private static final Capability[] KEPT = {
    Capability.CHOWN,
    Capability.DAC_OVERRIDE,
    Capability.FOWNER,
    Capability.KILL,
    Capability.NET_BIND_SERVICE,
    Capability.SETGID,
    Capability.SETUID
  };

  private static final Map<String, String> BOUNDED_LOG = Map.of("max-size", "10m", "max-file", "3");

  /** So that {@code <worker>.<app>}, which has one dot, is looked for in the domain at first. */
  private static final String SEARCH_FIRST = "ndots:2";

  private DockerRequests() {}

  static CreateContainerCmd create(DockerClient client, ContainerSpec spec) {
    CreateContainerCmd request =
        client
            .createContainerCmd(spec.image())
            .withName(spec.name())
            .withHostName(spec.hostname())
            .withLabels(spec.labels())
            .withStopSignal(spec.stopSignal())
            .withEnv(spec.env().entrySet().stream().map(DockerRequests::variable).toList())
            .withHostConfig(host(spec).withMounts(DockerMounts.of(spec.mounts())));
    // Docker itself drops the image's arguments when the entrypoint is given, and keeps both if
    // not.
    if (!spec.command().isEmpty()) {
      request.withEntrypoint(spec.command());
    }
    if (!spec.args().isEmpty()) {
      request.withCmd(spec.args());
    }
    if (spec.workdir() != null) {
      request.withWorkingDir(spec.workdir());
    }
    if (spec.user() != null) {
      request.withUser(spec.user());
    }
    return request;
  }

  private static String variable(Map.Entry<String, String> entry) {
    return entry.getKey() + "=" + entry.getValue();
  }

  private static HostConfig host(ContainerSpec spec) {
    HostConfig host = host(spec.resources());
    ContainerSpec.Resolver resolver = spec.resolver();
    return resolver == null
        ? host
        : host.withDns(resolver.address().toString())
            .withDnsSearch(resolver.domain())
            .withDnsOptions(List.of(SEARCH_FIRST));
  }

  private static HostConfig host(Resources resources) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode("none")
            .withRestartPolicy(RestartPolicy.noRestart())
            .withSecurityOpts(List.of("no-new-privileges"))
            .withCapDrop(Capability.ALL)
            .withCapAdd(KEPT)
            .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, BOUNDED_LOG))
            .withPidsLimit((long) resources.pids());
    Cpu request = resources.cpu().request();
    if (request.millis() > 0) {
      host.withCpuShares(Math.toIntExact(Math.max(2, request.millis() * 1024 / 1000)));
    }
    Cpu most = resources.cpu().limit();
    if (most != null) {
      host.withNanoCPUs(most.millis() * 1_000_000);
    }
    DataSize memory = resources.memory().limit();
    if (memory != null) {
      // The same limit for memory with swap: no swap.
      host.withMemory(memory.bytes()).withMemorySwap(memory.bytes());
    }
    return host;
  }
}
