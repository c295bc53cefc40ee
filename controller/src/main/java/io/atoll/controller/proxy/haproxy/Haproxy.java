package io.atoll.controller.proxy.haproxy;

import io.atoll.controller.proxy.config.Layout;
import io.atoll.controller.proxy.config.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real one. What it is to be stands in its files before it is told. */
public final class Haproxy implements Proxy {
  private static final Logger LOG = LoggerFactory.getLogger(Haproxy.class);

  private final HaproxyFiles files;
  private final Master master;
  private final Tuning tuning;
  private final RequestLog log;

  /** The last layout that runs or ran; null before this process knows of any. */
  private @Nullable Layout good;

  public Haproxy(HaproxySettings settings) {
    files = new HaproxyFiles(settings);
    master = new Master(settings);
    tuning = new Tuning(settings);
    log = new RequestLog(settings.log());
  }

  @Override
  public Applied apply(Picture picture) throws InterruptedException {
    try {
      Optional<WorkerInfo> running = master.worker();
      String wanted = picture.layout().fingerprint();
      return running.filter(it -> it.fingerprint().equals(wanted)).isPresent()
          ? keepCurrent(picture)
          : change(picture, running.isPresent());
    } catch (IOException e) {
      throw new ProxyException(String.valueOf(e.getMessage()), e);
    }
  }

  private Applied keepCurrent(Picture picture) throws IOException {
    good = picture.layout();
    files.write(picture);
    return new Applied.Done(tuning.tune(picture, pid()));
  }

  private Applied change(Picture picture, boolean running)
      throws IOException, InterruptedException {
    Optional<Path> program = Program.find();
    if (program.isEmpty()) {
      if (running) {
        keepFormer(picture, Path.of(""), true);
      }
      return new Applied.Absent("there is no haproxy on this host; install the package haproxy");
    }
    Optional<String> refusal = Program.refusal(program.get(), files.draft(picture));
    if (refusal.isEmpty()) {
      refusal = take(picture, program.get(), running);
    }
    if (refusal.isEmpty()) {
      files.forgetOthers(picture);
      return keepCurrent(picture);
    }
    LOG.warn("event=configurationRefused message=\"{}\"", refusal.get());
    keepFormer(picture, program.get(), running);
    return new Applied.Refused(refusal.get());
  }

  private Optional<String> take(Picture picture, Path program, boolean running)
      throws InterruptedException, IOException {
    files.write(picture);
    String wanted = picture.layout().fingerprint();
    if (!running) {
      master.start(program, wanted);
      return Optional.empty();
    }
    try {
      master.reload(wanted);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The drains of others must not wait for a layout that is refused. */
  private void keepFormer(Picture picture, Path program, boolean running)
      throws IOException, InterruptedException {
    Layout former = good;
    if (former == null) {
      if (running) {
        tuning.tuneServers(picture);
      }
      return;
    }
    Picture kept = picture.within(former);
    files.write(kept);
    if (!running) {
      master.start(program, former.fingerprint());
    }
    tuning.tune(kept, pid());
  }

  private long pid() throws IOException {
    return master
        .worker()
        .map(WorkerInfo::pid)
        .orElseThrow(() -> new IOException("HAProxy has just ended"));
  }

  @Override
  public Set<Integer> taken(Set<Integer> ports) {
    try {
      Optional<WorkerInfo> running = master.worker();
      Set<Integer> suspects = new TreeSet<>(ports);
      Layout known = good;
      if (running.isPresent() && known != null) {
        suspects.removeAll(known.ports());
      }
      suspects.removeIf(Listeners::free);
      if (!suspects.isEmpty() && running.isPresent()) {
        suspects.removeAll(Listeners.of(running.get().pid()));
      }
      return suspects;
    } catch (IOException e) {
      throw new ProxyException("cannot find out who listens: " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, Integer> sessions() {
    try {
      Map<String, Integer> sessions = new HashMap<>();
      tuning.statistics().addSessions(sessions, 0);
      for (long pid : master.oldWorkers()) {
        Statistics old = Statistics.read(master.askOld(pid, Tuning.STATISTICS));
        // What drains since the reload an old process does not know: a client that kept its
        // connection there may yet be sent to it.
        old.addSessions(sessions, old.idleClients() ? 1 : 0);
      }
      return sessions;
    } catch (IOException e) {
      throw new ProxyException("HAProxy does not tell its sessions: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean running() {
    return master.running();
  }

  @Override
  public void boundLog() {
    log.bound(RequestLog.MOST);
  }

  @Override
  public void onEnd(Runnable listener) {
    master.onEnd(listener);
  }
}
