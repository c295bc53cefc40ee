package io.atoll.cli.exec;

import io.atoll.api.agent.Notice;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Console;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One run of {@code atoll exec}. */
public final class ExecSession {
  private static final int PIECE = 8 * 1024;
  private static final long LOOK_MILLIS = 500;

  private final Console console;
  private final String node;
  private final ExecRequest request;
  private final CountDownLatch over = new CountDownLatch(1);

  public ExecSession(Console console, String node, ExecRequest request) {
    this.console = console;
    this.node = node;
    this.request = request;
  }

  /** The command's exit code. */
  public int run(AgentClient agent) throws InterruptedException {
    try {
      if (!request.tty()) {
        return ending(agent, Optional.empty());
      }
      Optional<WindowSize> size = Terminal.size();
      Terminal terminal = Terminal.raw();
      try {
        return ending(agent, size);
      } finally {
        terminal.close();
      }
    } catch (IOException e) {
      throw Agents.explain(node, e);
    } finally {
      over.countDown();
    }
  }

  private int ending(AgentClient agent, Optional<WindowSize> size)
      throws IOException, InterruptedException {
    ExecSocket listener = new ExecSocket(console);
    WebSocket socket = agent.talk(request.target(size), listener);
    if (request.input()) {
      Thread.ofPlatform().daemon().name("input").start(() -> sendInput(listener, socket));
    }
    if (request.tty()) {
      Thread.ofPlatform().daemon().name("window").start(() -> watchWindow(listener, socket, size));
    }
    try {
      Notice end = listener.ending().get();
      socket.abort();
      return code(end);
    } catch (ExecutionException e) {
      throw new CommandFailure(
          ExitCode.FAILURE,
          List.of(
              "The connection to the agent of node "
                  + node
                  + " was lost: "
                  + String.valueOf(e.getCause()),
              "The command may run on in "
                  + request.worker()
                  + ". The worker itself is not touched; see 'atoll ps'."));
    }
  }

  private int code(Notice end) {
    return switch (end.kind()) {
      case EXIT -> Integer.parseInt(end.detail());
      case REFUSED -> throw new CommandFailure(ExitCode.FAILURE, end.detail());
      case ERROR, ATTEMPT, END, RESIZE, EOF ->
          throw new CommandFailure(ExitCode.FAILURE, "Node " + node + ": " + end.detail());
    };
  }

  private void sendInput(ExecSocket listener, WebSocket socket) {
    byte[] piece = new byte[PIECE];
    try {
      for (int count = console.in().read(piece); count >= 0; count = console.in().read(piece)) {
        listener.send(socket, piece, count);
      }
      listener.send(socket, new Notice(Notice.Kind.EOF, ""));
    } catch (IOException e) {
      // The connection has ended, which the listener tells; or the input broke, which ends it.
      listener.ending().completeExceptionally(e);
    }
  }

  private void watchWindow(ExecSocket listener, WebSocket socket, Optional<WindowSize> first) {
    Optional<WindowSize> known = first;
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<WindowSize> now = Terminal.size();
        if (now.isPresent() && !now.equals(known)) {
          known = now;
          listener.send(
              socket, new Notice(Notice.Kind.RESIZE, now.get().rows() + " " + now.get().columns()));
        }
      }
    } catch (IOException e) {
      listener.ending().completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
