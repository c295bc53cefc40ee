package io.atoll.controller.proxy.haproxy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAProxy's master process, which starts a worker for each configuration and outlives this process.
 * Found again by its pid file. One thread, except for {@link #running}.
 */
final class Master {
  private static final Logger LOG = LoggerFactory.getLogger(Master.class);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LAST_LINES = 3;

  private final HaproxySettings settings;
  private final CommandSocket socket;
  private final CommandSocket worker;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable ProcessHandle followed;

  Master(HaproxySettings settings) {
    this.settings = settings;
    this.socket = new CommandSocket(settings.masterSocket());
    this.worker = new CommandSocket(settings.socket());
  }

  void onEnd(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether the process that the pid file names lives and is ours. */
  boolean running() {
    return process().isPresent();
  }

  /** The process that takes new connections, if there is one. */
  Optional<WorkerInfo> worker() throws IOException {
    Optional<ProcessHandle> master = process();
    if (master.isEmpty()) {
      return Optional.empty();
    }
    follow(master.get());
    return answering();
  }

  /** Processes that only finish what they have. */
  List<Long> oldWorkers() throws IOException {
    return WorkerInfo.oldWorkers(socket.ask("show proc"));
  }

  String askOld(long pid, String command) throws IOException {
    return socket.ask("@!" + pid + " " + command);
  }

  /**
   * Starts it and waits until it answers.
   *
   * @throws IOException with the end of its log if it does not
   */
  void start(Path program, String fingerprint) throws IOException, InterruptedException {
    stop();
    Files.createDirectories(settings.log().toAbsolutePath().getParent());
    Files.createDirectories(settings.runDirectory());
    // A session of its own, so that nothing which ends this process ends it too.
    List<String> command =
        ImmutableList.of(
            "setsid",
            program.toString(),
            "-W",
            "-S",
            settings.masterSocket() + ",mode,600",
            "-p",
            settings.pid().toString(),
            "-f",
            settings.configuration().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
            .start();
    process.getOutputStream().close();
    awaitWorker(process.toHandle(), fingerprint);
    follow(process.toHandle());
    LOG.info("event=haproxyStarted pid={}", process.pid());
  }

  /**
   * Has a new worker take over, and waits until it answers.
   *
   * @throws IOException if the configuration was not taken; the former worker goes on
   */
  void reload(String fingerprint) throws IOException, InterruptedException {
    ProcessHandle master =
        process().orElseThrow(() -> new IOException("HAProxy ended before its reload"));
    int failed = WorkerInfo.failedReloads(socket.ask("show proc"));
    socket.ask("reload");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(fingerprint) || failedReloads().isEmpty()) {
      if (failedReloads().orElse(failed) > failed) {
        throw new IOException("HAProxy did not reload: " + lastWords());
      }
      pause(master, end);
    }
    LOG.info("event=haproxyReloaded configuration={}", fingerprint);
  }

  /** Ends one that does not answer, and what it has left. */
  private void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> left = process();
    if (left.isPresent()) {
      LOG.warn("event=haproxyUseless pid={}", left.get().pid());
      left.get().destroy();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (process().isPresent()) {
        pause(left.get(), end);
      }
    }
  }

  private void awaitWorker(ProcessHandle master, String fingerprint)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(fingerprint)) {
      if (!master.isAlive()) {
        throw new IOException("HAProxy ended as soon as it was started: " + lastWords());
      }
      pause(master, end);
    }
  }

  private boolean answers(String fingerprint) {
    return answering().filter(it -> it.fingerprint().equals(fingerprint)).isPresent();
  }

  private Optional<WorkerInfo> answering() {
    try {
      return WorkerInfo.read(worker.ask("show info"));
    } catch (IOException notYet) {
      // Nobody listens: what is left of the socket belongs to one that died.
      return Optional.empty();
    }
  }

  /** Empty while the master does not listen: to reload, it becomes another program of itself. */
  private OptionalInt failedReloads() {
    try {
      return OptionalInt.of(WorkerInfo.failedReloads(socket.ask("show proc")));
    } catch (IOException betweenTwoLives) {
      return OptionalInt.empty();
    }
  }

  private void pause(ProcessHandle master, long end) throws IOException, InterruptedException {
    if (System.nanoTime() > end) {
      throw new IOException(
          "HAProxy was not ready within %d s: %s".formatted(PATIENCE.toSeconds(), lastWords()));
    }
    try {
      master.onExit().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      return;
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for HAProxy", e);
    }
  }

  private void follow(ProcessHandle process) {
    if (!process.equals(followed)) {
      followed = process;
      var _ = process.onExit().thenRun(() -> listeners.forEach(Runnable::run));
    }
  }

  private Optional<ProcessHandle> process() {
    try {
      long pid = Long.parseLong(Files.readString(settings.pid()).lines().findFirst().orElse(""));
      return ProcessHandle.of(pid).filter(it -> isOurs(pid));
    } catch (NoSuchFileException | NumberFormatException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ProxyException("cannot read " + settings.pid(), e);
    }
  }

  /** A dead one that nobody has collected has no command line, and a pid is soon used again. */
  private boolean isOurs(long pid) {
    try {
      String line =
          Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
      return line.contains(settings.configuration().toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private String lastWords() {
    try {
      List<String> alerts =
          Files.readAllLines(settings.log(), StandardCharsets.ISO_8859_1).stream()
              .filter(line -> line.startsWith("[ALERT]"))
              .toList();
      return String.join(
          " | ", alerts.subList(Math.max(0, alerts.size() - LAST_LINES), alerts.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
