package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Dialogue;
import io.atoll.agent.endpoint.Gone;
import io.atoll.agent.endpoint.Target;
import io.atoll.agent.engine.Command;
import io.atoll.agent.engine.EngineException;
import io.atoll.agent.engine.EngineStream;
import io.atoll.agent.engine.Execs;
import io.atoll.api.agent.Channel;
import io.atoll.api.agent.Frame;
import io.atoll.api.agent.FrameReader;
import io.atoll.api.agent.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command and its client. If the client goes away the command is ended, since nobody is left
 * who could: first asked to, and killed if that does not help.
 */
final class ExecRelay {
  private static final Logger log = LoggerFactory.getLogger(ExecRelay.class);
  private static final int PIECE = 16 * 1024;
  private static final long GRACE_SECONDS = 3;
  private static final long LOOK_MILLIS = 20;
  private static final int LOOKS = 100;

  private final Dialogue dialogue;
  private final Execs execs;
  private final String id;
  private final Command command;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicReference<@Nullable EngineStream> open = new AtomicReference<>();

  ExecRelay(Dialogue dialogue, Execs execs, String id, Command command) {
    this.dialogue = dialogue;
    this.execs = execs;
    this.id = id;
    this.command = command;
  }

  void relay() throws IOException, InterruptedException {
    dialogue.listen(this::heard, this::clientGone);
    InputStream input = command.input() ? dialogue.input() : InputStream.nullInputStream();
    try (EngineStream stream = execs.start(id, command.tty(), input)) {
      open.set(stream);
      if (gone.getCount() == 0) {
        endCommand();
        return;
      }
      resizeAtFirst(dialogue.target());
      if (command.tty()) {
        copyBytes(stream.in());
      } else {
        copyFrames(stream.in());
      }
    } catch (EngineException e) {
      dialogue.send(new Notice(Notice.Kind.ERROR, String.valueOf(e.getMessage())));
      return;
    }
    if (gone.getCount() > 0) {
      dialogue.send(ending());
    }
  }

  private void copyBytes(InputStream in) throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    for (int count = read(in, piece); count >= 0; count = read(in, piece)) {
      dialogue.send(Channel.OUTPUT, piece, 0, count);
    }
  }

  /** The engine resets the connection of a command whose container ends; that is an end too. */
  private static int read(InputStream in, byte[] piece) {
    try {
      return in.read(piece);
    } catch (IOException e) {
      return -1;
    }
  }

  private void copyFrames(InputStream in) throws Gone, InterruptedException {
    FrameReader frames = new FrameReader(in);
    for (Optional<Frame> frame = read(frames); frame.isPresent(); frame = read(frames)) {
      byte[] payload = frame.get().payload();
      dialogue.send(frame.get().channel(), payload, 0, payload.length);
    }
  }

  private static Optional<Frame> read(FrameReader frames) {
    try {
      return frames.next();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The engine knows the exit code a moment after the output has ended. */
  private Notice ending() throws EngineException, InterruptedException {
    Execs.State state = execs.inspect(id);
    for (int looks = 0; state.running() && looks < LOOKS; looks++) {
      if (gone.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
      state = execs.inspect(id);
    }
    return state.running()
        ? new Notice(
            Notice.Kind.ERROR, "the engine ended the connection to the command, which runs on")
        : new Notice(Notice.Kind.EXIT, Integer.toString(state.exitCode()));
  }

  private void resizeAtFirst(Target target) {
    int rows = target.number("rows", 0);
    int columns = target.number("columns", 0);
    if (command.tty() && rows > 0 && columns > 0) {
      resize(rows, columns);
    }
  }

  private void heard(Notice notice) {
    if (notice.kind() == Notice.Kind.RESIZE && notice.detail().matches("[0-9]{1,4} [0-9]{1,4}")) {
      int blank = notice.detail().indexOf(' ');
      resize(
          Integer.parseInt(notice.detail().substring(0, blank)),
          Integer.parseInt(notice.detail().substring(blank + 1)));
    }
  }

  private void resize(int rows, int columns) {
    try {
      execs.resize(id, rows, columns);
    } catch (EngineException e) {
      log.debug("event=resizeFailed reason={}", e.getMessage());
    }
  }

  private void clientGone() {
    gone.countDown();
    endCommand();
    EngineStream stream = open.get();
    if (stream != null) {
      stream.close();
    }
  }

  private void endCommand() {
    try {
      Execs.State state = execs.inspect(id);
      if (state.running() && state.pid() > 0) {
        ProcessHandle.of(state.pid()).ifPresent(ExecRelay::end);
      }
    } catch (EngineException e) {
      log.warn("event=commandLeftBehind reason={}", e.getMessage());
    }
  }

  /** With what it has started: a shell's children would go on without it. */
  private static void end(ProcessHandle command) {
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(command), command.descendants()).toList();
    processes.forEach(ProcessHandle::destroy);
    try {
      var _ =
          CompletableFuture.allOf(
                  processes.stream()
                      .map(ProcessHandle::onExit)
                      .toArray(CompletableFuture<?>[]::new))
              .get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      processes.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
