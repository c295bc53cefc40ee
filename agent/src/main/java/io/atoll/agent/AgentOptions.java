package io.atoll.agent;

import java.nio.file.Path;
import java.time.Duration;
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
}
