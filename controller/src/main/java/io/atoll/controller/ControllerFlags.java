package io.atoll.controller;

import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.value.Ipv4;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of {@code atoll controller}; what is not given comes from the file or environment. */
final class ControllerFlags {
  @Option(
      names = "--node",
      defaultValue = "${env:ATOLL_NODE}",
      required = true,
      description = "This host's name in the cluster.")
  private String node = "";

  @Option(
      names = "--endpoints",
      defaultValue = "${env:ATOLL_ENDPOINTS:-http://127.0.0.1:2379}",
      description = "Where etcd answers, separated by commas.")
  private EtcdOptions endpoints = EtcdOptions.of("http://127.0.0.1:2379");

  @Option(
      names = "--docker",
      defaultValue = "${env:DOCKER_HOST:-unix:///var/run/docker.sock}",
      description = "The Docker Engine's socket, unix:///PATH.")
  private URI docker = URI.create("unix:///var/run/docker.sock");

  @Option(
      names = "--ovs-rundir",
      defaultValue = "${env:OVS_RUNDIR:-/var/run/openvswitch}",
      description = "Open vSwitch's run directory, with db.sock.")
  private Path ovs = Path.of("/var/run/openvswitch");

  @Option(
      names = "--data-dir",
      defaultValue = "${env:ATOLL_DATA_DIR:-/var/lib/atoll}",
      description = "Where this host remembers its assignments, addresses and cluster.")
  private Path data = Path.of("/var/lib/atoll");

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "Where other hosts reach this one.")
  private Ipv4 address = Ipv4.parse("127.0.0.1");

  @Option(
      names = "--roles",
      split = ",",
      defaultValue = "manager,node,proxy",
      description = "Which roles to run: ${COMPLETION-CANDIDATES}.")
  private List<Role> roles = List.of();

  @Option(
      names = "--metrics-port",
      defaultValue = "${env:ATOLL_METRICS_PORT:-9471}",
      description = "Where /healthz and /metrics answer.")
  private int metricsPort;

  @Option(
      names = "--metrics-address",
      defaultValue = "127.0.0.1",
      description =
          "The address for them, without TLS or a token: another than 127.0.0.1 only in a network"
              + " where all may read them.")
  private Ipv4 metricsAddress = Ipv4.parse("127.0.0.1");

  @SuppressWarnings("UnusedVariable") // ConfigFile reads it before the flags are parsed.
  @Option(names = "--config", description = "A YAML file of these flags, without the dashes.")
  private Path config = Path.of("");

  @Mixin private final FolderFlags folder = new FolderFlags();

  @Mixin private final ProxyFlags proxy = new ProxyFlags();

  ControllerSettings settings() {
    return new ControllerSettings(
        node,
        endpoints,
        docker,
        ovs,
        data,
        address,
        roles,
        new InetSocketAddress(metricsAddress.toString(), metricsPort),
        folder.settings(),
        proxy.settings(data));
  }
}
