package io.atoll.cli.exec;

import io.atoll.api.agent.Notice;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Console;
import io.atoll.cli.terminal.Terminal;
import io.atoll.cli.terminal.WindowSize;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run of {@code atoll exec}. */
public final class ExecSession {
  private static final int PIECE = 8 * 1024;
  private static final long LOOK_MILLIS = 500;
  private static final Duration SILENCE = Duration.ofSeconds(40);

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
      try (var _ = Terminal.raw()) {
        return ending(agent, size);
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
      return code(await(listener));
    } catch (ExecutionException e) {
      throw lost(e.getCause());
    } finally {
      socket.abort();
    }
  }

  /** The agent asks every 15 s whether this side lives; who hears none of that is alone. */
  private Notice await(ExecSocket listener) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return listener.ending().get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (listener.silence().compareTo(SILENCE) > 0) {
          throw lost(new IOException("nothing came from it for " + SILENCE.toSeconds() + " s"));
        }
      }
    }
  }

  private CommandFailure lost(@Nullable Throwable cause) {
    String reason = cause == null ? "" : String.valueOf(cause.getMessage());
    return new CommandFailure(
        ExitCode.FAILURE,
        List.of(
            "The connection to the agent of node " + node + " was lost: " + reason + ".",
            "If only the connection broke, the agent ends the command; if the agent died, it runs"
                + " on. Look: 'atoll exec "
                + request.worker()
                + " ps'. The worker itself is not touched."));
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
