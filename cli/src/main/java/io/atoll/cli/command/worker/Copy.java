package io.atoll.cli.command.worker;

import io.atoll.cli.agent.Agents;
import io.atoll.cli.agent.WorkerFinder;
import io.atoll.cli.copy.Copier;
import io.atoll.cli.copy.Place;
import io.atoll.cli.copy.Place.InWorker;
import io.atoll.cli.copy.Place.Local;
import io.atoll.cli.copy.Place.Tar;
import io.atoll.cli.copy.WorkerFiles;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Worker;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cp",
    description = {
      "Copy a file or folder into a worker or out of it, by the rules of 'docker cp'.",
      "What is copied in belongs to root, and is gone with the worker's next attempt: give it a",
      "volume, or name the file in the Application, if it is to stay."
    },
    footer = {
      "",
      "Examples:",
      "  atoll cp page.html hello-5gyxn:/www/",
      "  atoll cp hello-5gyxn:/var/log ./log",
      "  atoll cp hello-5gyxn:/www - | tar t      - is a tar"
    })
public final class Copy implements Callable<ExitCode> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SRC", description = "PATH, WORKER:PATH or -.")
  private String source = "";

  @Parameters(index = "1", paramLabel = "DST", description = "WORKER:PATH, PATH or -.")
  private String target = "";

  public Copy(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    Place from = Place.parse(source);
    Place to = Place.parse(target);
    if ((from instanceof InWorker) == (to instanceof InWorker)) {
      throw CommandFailure.usage(
          "One of the two has to be WORKER:PATH. Between workers, copy by way of this host");
    }
    InWorker inWorker = from instanceof InWorker it ? it : (InWorker) to;
    Worker worker = WorkerFinder.read(session.store()).one(inWorker.worker());
    try (Agents agents = new Agents(session.store())) {
      copy(from, to, new Copier(new WorkerFiles(agents.require(worker.node()), worker.name())));
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.notFound(String.valueOf(e.getMessage()));
    } catch (FileSystemException e) {
      throw new CommandFailure(ExitCode.FAILURE, here(e));
    } catch (IOException e) {
      throw Agents.explain(worker.node(), e);
    }
  }

  private void copy(Place from, Place to, Copier copier) throws IOException, InterruptedException {
    switch (from) {
      case Local local -> copier.upload(local, (InWorker) to);
      case Tar tar -> copier.upload(session.console().in(), (InWorker) to);
      case InWorker inWorker when to instanceof Local local -> copier.download(inWorker, local);
      case InWorker inWorker -> copier.download(inWorker, session.console().out());
    }
  }

  private static String here(FileSystemException e) {
    String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    return e instanceof NoSuchFileException
        ? "there is no " + e.getFile() + " here"
        : e.getFile() + ": " + reason;
  }
}
