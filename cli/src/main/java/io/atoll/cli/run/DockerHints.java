package io.atoll.cli.run;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** What to say of Docker's options that Atoll does not have. */
public final class DockerHints {
  private static final String LASTING =
      "workers are restarted and replaced, so nobody can sit at their first process;"
          + " after the start use 'atoll exec -it WORKER sh'";
  private static final String PRIVILEGES = "workers get no more rights than Docker's default";
  private static final String ADDRESSES = "addresses are given by the network";
  private static final ImmutableMap<String, String> HINTS =
      ImmutableMap.<String, String>builder()
          .put("-it", LASTING)
          .put("-ti", LASTING)
          .put("-i", LASTING)
          .put("-t", LASTING)
          .put("--interactive", LASTING)
          .put("--tty", LASTING)
          .put("--rm", "containers of stopped workers are removed by themselves; leave it out")
          .put("--hostname", "a worker's host name is its own name")
          .put("--privileged", PRIVILEGES)
          .put("--cap-add", PRIVILEGES)
          .put("--cap-drop", PRIVILEGES)
          .put("--security-opt", PRIVILEGES)
          .put("--device", "devices are not given to workers yet")
          .put("--gpus", "devices are not given to workers yet")
          .put("--ip", ADDRESSES)
          .put("--mac-address", ADDRESSES)
          .put("--link", "workers of one network reach each other; give both the same --network")
          .put(
              "--network-alias",
              "workers of one network reach each other by name: APP, or WORKER.APP")
          .put("-P", "say which ports: -p PORT")
          .put("--publish-all", "say which ports: -p PORT")
          .put("--volumes-from", "give both the same named volume: -v NAME:/path")
          .put("--pull", "an image is pulled where it is not there")
          .put("--platform", "use --constraint node.labels.NAME==VALUE")
          .put("--log-driver", "logs are read with 'atoll logs'")
          .put("--log-opt", "logs are read with 'atoll logs'")
          .put("--memory-swap", "there is one limit for memory: -m")
          .put("--cpu-shares", "say how much is set aside: --reserve-cpu")
          .put("-c", "say how much is set aside: --reserve-cpu")
          .put("--secret", "secrets are not there yet")
          .put("--config", "use a document with 'files' and 'atoll apply'")
          .put("--update-parallelism", "workers are replaced one by one")
          .put("--update-delay", "workers are replaced one by one")
          .put("--update-order", "a new worker is ready before the old one stops")
          .put("--rollback-order", "a new worker is ready before the old one stops")
          .put("--cidfile", "'atoll run -d' prints the name")
          .buildOrThrow();

  private DockerHints() {}

  /**
   * @param option without a value
   */
  public static Optional<String> of(String option) {
    return Optional.ofNullable(HINTS.get(option));
  }
}
