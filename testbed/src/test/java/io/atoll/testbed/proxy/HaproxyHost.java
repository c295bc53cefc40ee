package io.atoll.testbed.proxy;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.controller.proxy.haproxy.Haproxy;
import io.atoll.controller.proxy.haproxy.HaproxySettings;
import io.atoll.testbed.programs.Ports;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real HAProxy on free ports, with three workers behind it. */
final class HaproxyHost implements AutoCloseable {
  private final Path home;
  private final HaproxySettings settings;
  private final TinyWorker a = new TinyWorker("a", "127.0.0.2");
  private final TinyWorker b = new TinyWorker("b", "127.0.0.3");
  private final TinyWorker c = new TinyWorker("c", "127.0.0.4");
  final Haproxy proxy;

  HaproxyHost() {
    try {
      home = Files.createTempDirectory("haproxy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings =
        new HaproxySettings(
            Ports.free(),
            Ports.free(),
            Ports.free(),
            home.resolve("files"),
            home,
            home.resolve("haproxy.log"),
            "");
    proxy = new Haproxy(settings);
  }

  /**
   * @param others that are to be known beside its own
   */
  Scene scene(Endpoint... others) {
    ImmutableMap.Builder<String, Endpoint> known = ImmutableMap.builder();
    Stream.of(others).forEach(it -> known.put(it.worker(), it));
    Stream.of(a, b, c).map(TinyWorker::endpoint).forEach(it -> known.put(it.worker(), it));
    return new Scene(settings.places(), known.buildOrThrow());
  }

  TinyWorker a() {
    return a;
  }

  TinyWorker c() {
    return c;
  }

  Path home() {
    return home;
  }

  /** How often a worker process was started: at the start, and by each reload. */
  long starts() {
    try {
      return Files.readString(home.resolve("haproxy.log"))
          .lines()
          .filter(line -> line.contains("New worker ("))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() {
    handle().destroyForcibly();
  }

  private ProcessHandle handle() {
    try {
      String pid = Files.readString(home.resolve("haproxy.pid")).strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (proxy.running()) {
      ProcessHandle running = handle();
      running.destroy();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(10, TimeUnit.MILLISECONDS)
          .until(() -> !proxy.running());
    }
    a.close();
    b.close();
    c.close();
    Trees.delete(home);
  }
}
