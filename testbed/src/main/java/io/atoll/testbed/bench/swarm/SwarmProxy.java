package io.atoll.testbed.bench.swarm;

import com.google.common.base.Splitter;
import io.atoll.testbed.programs.DockerProgram;
import io.atoll.testbed.programs.ProgramImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The HAProxy in front of a Swarm's service: it runs in the service's network and follows the names
 * of the engine's resolver, as its makers describe it, only asking far more often.
 */
final class SwarmProxy {
  static final String SERVICE = "proxy";
  private static final String IMAGE = "swarm/proxy:1";
  private static final String GATEWAY = "docker_gwbridge";
  private static final String ENDPOINTS = "{{range .Containers}}{{.Name}} {{.IPv4Address}} {{end}}";

  /** Its {@code web:8080} is the service's name, which the engine resolves to all containers. */
  private static final String CONFIGURATION =
      """
      resolvers docker
        nameserver engine 127.0.0.11:53
        accepted_payload_size 8192
        resolve_retries 3
        timeout resolve 500ms
        timeout retry 500ms
        hold valid 500ms
        hold obsolete 0s
        hold nx 10s
        hold other 10s
        hold refused 10s
        hold timeout 10s
      defaults
        mode http
        timeout connect 2s
        timeout client 60s
        timeout server 60s
        retries 3
        option redispatch 1
        retry-on conn-failure empty-response
      frontend web
        bind :8080
        default_backend web
      backend web
        balance roundrobin
        option httpchk GET /healthz
        default-server check inter 1s fastinter 200ms downinter 200ms fall 2 rise 1 init-addr none
        server-template web 40 web:8080 resolvers docker
      """;

  private SwarmProxy() {}

  static void buildImage(DockerProgram docker, Path folder) throws IOException {
    new ProgramImage(folder)
        .program("/usr/sbin/haproxy")
        .file("/etc/haproxy.cfg", CONFIGURATION)
        .build(docker, IMAGE, List.of("/usr/sbin/haproxy", "-db", "-f", "/etc/haproxy.cfg"));
  }

  /** Starts it; answers where it listens, an address of the host's bridge to all containers. */
  static String start(DockerProgram docker, String network) throws IOException {
    docker.docker(
        "service",
        "create",
        "--detach=false",
        "--quiet",
        "--no-resolve-image",
        "--name=" + SERVICE,
        "--network=" + network,
        "--endpoint-mode=dnsrr",
        "--update-monitor=0s",
        IMAGE);
    String container = docker.docker("ps", "-q", "--filter=name=" + SERVICE).strip();
    String sandbox =
        docker.docker("inspect", "--format={{.NetworkSettings.SandboxID}}", container).strip();
    String endpoints = docker.docker("network", "inspect", "--format=" + ENDPOINTS, GATEWAY);
    return "http://" + address(endpoints, "gateway_" + sandbox.substring(0, 12)) + ":8080/";
  }

  private static String address(String endpoints, String name) {
    List<String> words = Splitter.on(' ').splitToList(endpoints.strip());
    String range = words.get(words.indexOf(name) + 1);
    return range.substring(0, range.indexOf('/'));
  }
}
