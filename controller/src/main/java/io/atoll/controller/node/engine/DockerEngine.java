package io.atoll.controller.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Docker Engine on a unix socket. Reads are retried; writes are not, because a call that timed
 * out may have taken effect: the caller looks and tries again.
 */
public final class DockerEngine implements ContainerEngine {
  private static final Duration READ = Duration.ofSeconds(5);

  /** Creating and starting wait their turn in a busy engine. */
  private static final Duration WRITE = Duration.ofSeconds(30);

  private static final Duration COPY = Duration.ofMinutes(2);

  private static final Duration PULL = Duration.ofMinutes(10);

  private final DockerClient client;
  private final EngineCalls calls;

  /**
   * @param host {@code unix:///path}; nothing is connected before the first call
   */
  public DockerEngine(URI host) {
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(host.toString())
            .withDockerTlsVerify(false)
            .build();
    this.client =
        DockerClientImpl.getInstance(
            config, new ZerodepDockerHttpClient.Builder().dockerHost(host).build());
    this.calls = new EngineCalls(host.toString());
  }

  @Override
  public List<Container> list(String label, String value) {
    var names =
        calls.read(
            READ,
            () ->
                client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(label, value))
                    .exec());
    List<Container> found = new ArrayList<>();
    for (var container : names) {
      find(container.getId()).ifPresent(found::add);
    }
    return found;
  }

  @Override
  public Optional<Container> find(String idOrName) {
    return calls.read(
        READ,
        () -> {
          try {
            return Optional.of(
                DockerReplies.container(client.inspectContainerCmd(idOrName).exec()));
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<String> lastWords(String id) {
    return calls.read(READ, () -> LastWords.of(client, id));
  }

  @Override
  public boolean hasImage(String image) {
    return calls.read(
        READ,
        () -> {
          try {
            client.inspectImageCmd(image).exec();
            return true;
          } catch (NotFoundException e) {
            return false;
          }
        });
  }

  @Override
  public void pull(String image) {
    calls.write(
        PULL,
        () -> {
          try {
            return client
                .pullImageCmd(image)
                .start()
                .awaitCompletion(PULL.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
          } catch (com.github.dockerjava.api.exception.DockerException
              | com.github.dockerjava.api.exception.DockerClientException e) {
            throw DockerReplies.notPulled(image, e);
          }
        });
  }

  @Override
  public String create(ContainerSpec spec) {
    return calls.write(
        WRITE,
        () -> {
          try {
            return DockerRequests.create(client, spec).exec().getId();
          } catch (NotFoundException e) {
            throw DockerReplies.noImage(spec.image(), e);
          }
        });
  }

  @Override
  public void copyIn(String id, List<ContainerFile> files) {
    calls.write(
        COPY,
        () -> {
          try (InputStream tar = TarArchive.of(files).openStream()) {
            client.copyArchiveToContainerCmd(id).withRemotePath("/").withTarInputStream(tar).exec();
          } catch (InternalServerErrorException | BadRequestException e) {
            throw DockerReplies.notCopied(e);
          }
          return id;
        });
  }

  @Override
  public void start(String id) {
    calls.write(
        WRITE,
        () -> {
          try {
            client.startContainerCmd(id).exec();
          } catch (NotModifiedException e) {
            // It already runs.
          }
          return id;
        });
  }

  @Override
  public void signal(String id, String signal) {
    calls.write(
        WRITE,
        () -> {
          try {
            client.killContainerCmd(id).withSignal(signal).exec();
          } catch (NotFoundException | ConflictException e) {
            // Gone, or not running any more.
          }
          return id;
        });
  }

  @Override
  public ExecResult exec(String id, List<String> command, Duration timeout) {
    return calls.write(timeout.plus(WRITE), () -> new DockerExec(client, id).run(command, timeout));
  }

  @Override
  public void remove(String id) {
    calls.write(
        WRITE,
        () -> {
          try {
            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
          } catch (NotFoundException | ConflictException e) {
            // Gone, or its removal is under way.
          }
          return id;
        });
  }

  @Override
  public Subscription onChange(String label, String value, ChangeListener listener) {
    return DockerEvents.follow(client, label, value, listener);
  }

  @Override
  public void close() {
    calls.close();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
