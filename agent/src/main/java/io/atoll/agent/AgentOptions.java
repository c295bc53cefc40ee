package io.atoll.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be set of an agent, by option or environment. */
@Command(
    name = "atoll agent",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures this host and its workers and reports into etcd.")
final class AgentOptions {
  @Option(
      names = "--node",
      required = true,
      defaultValue = "${env:ATOLL_NODE}",
      description = "This host's name in the cluster. Environment: ATOLL_NODE.")
  String node = "";

  @Option(
      names = "--endpoints",
      required = true,
      defaultValue = "${env:ATOLL_ENDPOINTS}",
      paramLabel = "URL[,URL]",
      description = "The etcd to report to. Environment: ATOLL_ENDPOINTS.")
  String endpoints = "";

  @Option(
      names = "--cgroup-root",
      paramLabel = "DIR",
      description = "Where control groups are mounted.")
  Path cgroupRoot = Path.of("/sys/fs/cgroup");

  @Option(
      names = "--docker-cgroup-parent",
      paramLabel = "GROUP",
      description = "The control group that holds the containers' ones.")
  String cgroupParent = "docker";

  @Option(
      names = "--proc",
      paramLabel = "DIR",
      description = "Where the kernel's process files are mounted.")
  Path proc = Path.of("/proc");

  @Option(
      names = "--report-every",
      paramLabel = "DURATION",
      description = "Time between two measurements, as in ISO 8601.")
  Duration reportEvery = Duration.ofSeconds(2);

  @Option(
      names = "--listen",
      defaultValue = "${env:ATOLL_AGENT_LISTEN:-0.0.0.0:9470}",
      paramLabel = "ADDRESS:PORT",
      description =
          "Where logs, exec, copies and figures are served. Environment: ATOLL_AGENT_LISTEN.")
  String listen = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "How others reach that; needed if it listens on all addresses. Else made from --listen.")
  @Nullable URI url;

  @Option(
      names = "--docker",
      defaultValue = "${env:DOCKER_HOST:-unix:///var/run/docker.sock}",
      paramLabel = "URI",
      description = "The Docker Engine of this host. Environment: DOCKER_HOST.")
  URI docker = URI.create("unix:///var/run/docker.sock");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the certificate, the token and the cluster's id are kept.")
  Path data = Path.of("/var/lib/atoll/agent");

  @Option(
      names = "--metrics-token-file",
      paramLabel = "FILE",
      description =
          "Holds a token that opens /metrics and nothing else, for Prometheus. Read once at the"
              + " start.")
  @Nullable Path metricsToken;

  @Option(
      names = "--proxy-socket",
      defaultValue = "${env:ATOLL_PROXY_SOCKET}",
      paramLabel = "FILE",
      description =
          "Where this host's HAProxy takes commands, to be asked for figures; none: it has no proxy."
              + " Environment: ATOLL_PROXY_SOCKET.")
  @Nullable Path proxySocket;

  @Option(
      names = "--proxy-log",
      paramLabel = "FILE",
      description = "HAProxy's log of requests, from which percentiles of answers are made.")
  Path proxyLog = Path.of("/var/log/atoll/haproxy.log");

  @Option(
      names = "--most-requests",
      paramLabel = "N",
      description = "How many requests are served at a time; streams of logs count too.")
  int mostRequests = 256;
}
