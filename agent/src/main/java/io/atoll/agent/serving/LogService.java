package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.endpoint.Service;
import io.atoll.agent.endpoint.Target;
import io.atoll.agent.engine.Containers;
import io.atoll.agent.engine.LogQuery;
import io.atoll.agent.engine.WorkerContainer;
import java.io.IOException;
import java.util.List;

/** The lines that a worker has printed, as a stream of frames. */
final class LogService implements Service {
  private final Containers containers;

  LogService(Containers containers) {
    this.containers = containers;
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    Target target = exchange.target();
    String worker = target.part("worker");
    LogQuery query = query(target);
    WorkerContainer first = first(containers.of(worker), worker, target);
    exchange.beginFrames();
    new LogRelay(exchange, containers, query).relay(first);
  }

  private static LogQuery query(Target target) {
    String tail = target.parameter("tail").orElse("all");
    if (!tail.matches("all|[0-9]{1,9}")) {
      throw Refusal.badRequest("tail is a number or all, not '" + tail + "'");
    }
    return new LogQuery(
        target.flag("follow"),
        target.time("since"),
        target.time("until"),
        tail,
        target.flag("timestamps"));
  }

  private static WorkerContainer first(
      List<WorkerContainer> attempts, String worker, Target target) {
    if (attempts.isEmpty()) {
      throw Workers.absent(worker);
    }
    if (target.flag("previous")) {
      return attempts.stream()
          .skip(1)
          .findFirst()
          .orElseThrow(() ->
              Refusal.notFound(
                  "worker " + worker + " has no earlier attempt; only the last one is kept"));
    }
    int from = target.number("attempt", 0);
    // Newest first: the last of those that are not too old is the one to begin with.
    return from == 0
        ? attempts.getFirst()
        : attempts.stream()
            .filter(it -> it.attempt() >= from)
            .reduce((newer, older) -> older)
            .orElse(attempts.getFirst());
  }
}
