package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Conversation;
import io.atoll.agent.endpoint.Dialogue;
import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.endpoint.Target;
import io.atoll.agent.engine.Command;
import io.atoll.agent.engine.EngineException;
import io.atoll.agent.engine.Execs;
import io.atoll.agent.engine.WorkerContainer;
import io.atoll.api.agent.Notice;
import java.io.IOException;
import java.util.List;

/** Runs a command in a worker and speaks with its client over a websocket. */
final class ExecService implements Conversation {
  private final Workers workers;
  private final Execs execs;

  ExecService(Workers workers, Execs execs) {
    this.workers = workers;
    this.execs = execs;
  }

  @Override
  public void hold(Dialogue dialogue) throws IOException, InterruptedException {
    try {
      Command command = command(dialogue.target());
      WorkerContainer container = workers.running(dialogue.target().part("worker"));
      String id = execs.create(container.id(), command);
      new ExecRelay(dialogue, execs, id, command).relay();
    } catch (Refusal refusal) {
      dialogue.send(new Notice(Notice.Kind.REFUSED, refusal.reason()));
    } catch (EngineException e) {
      dialogue.send(new Notice(Notice.Kind.ERROR, String.valueOf(e.getMessage())));
    }
    dialogue.close();
  }

  private static Command command(Target target) {
    List<String> words = target.parameters("command");
    if (words.isEmpty()) {
      throw Refusal.badRequest("say what to run: ?command=WORD, once for each word");
    }
    return new Command(
        words,
        target.flag("tty"),
        target.flag("input"),
        target.parameters("env"),
        target.parameter("workdir"),
        target.parameter("user"));
  }
}
