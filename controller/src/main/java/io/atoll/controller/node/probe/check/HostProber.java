package io.atoll.controller.node.probe.check;

import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.ExecResult;
import io.atoll.controller.node.probe.ProbeResult;
import io.atoll.controller.node.probe.ProbeTarget;
import io.atoll.controller.node.probe.Prober;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Asks as a client on this host would, and runs commands through the engine. At most 256 workers
 * are connected to and four commands run at once; others wait, which does not count as their time.
 */
public final class HostProber implements Prober {
  private final Semaphore connections = new Semaphore(256, true);
  private final Semaphore commands = new Semaphore(4, true);
  private final ContainerEngine engine;

  public HostProber(ContainerEngine engine) {
    this.engine = engine;
  }

  @Override
  public ProbeResult ask(Asked worker, ProbeTarget target, Duration timeout)
      throws InterruptedException {
    Semaphore turns = target instanceof ProbeTarget.Exec ? commands : connections;
    turns.acquire();
    try {
      ProbeResult result = answer(worker, target, timeout);
      // What was cut short by the end of this process says nothing of the worker.
      return Thread.currentThread().isInterrupted()
          ? new ProbeResult.Unknown("interrupted")
          : result;
    } finally {
      turns.release();
    }
  }

  private ProbeResult answer(Asked worker, ProbeTarget target, Duration timeout) {
    return switch (target) {
      case ProbeTarget.Http http -> new HttpCheck(http).ask(worker.address(), timeout);
      case ProbeTarget.Ports(List<Integer> ports) -> TcpCheck.ask(worker.address(), ports, timeout);
      case ProbeTarget.Exec(List<String> command) -> run(worker.containerId(), command, timeout);
    };
  }

  private ProbeResult run(String container, List<String> command, Duration timeout) {
    try {
      return switch (engine.exec(container, command, timeout)) {
        case ExecResult.Ended(int code, String output) when code == 0 -> new ProbeResult.Passed();
        case ExecResult.Ended(int code, String output) ->
            new ProbeResult.Failed(Texts.withLastLine("exit code " + code, output));
        case ExecResult.TimedOut(String output) ->
            new ProbeResult.Failed(
                Texts.withLastLine("did not end within " + Texts.of(timeout), output));
      };
    } catch (EngineException e) {
      // That the container has ended is seen and answered elsewhere.
      return new ProbeResult.Unknown(String.valueOf(e.getMessage()));
    }
  }
}
