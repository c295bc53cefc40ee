package io.atoll.cli.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.AgentRefusal;
import io.atoll.cli.agent.Parameters;
import io.atoll.cli.copy.Landing.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The files of one worker, through its agent. Calls block. */
public final class WorkerFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PIPE = 256 << 10;
  private static final int NOT_FOUND = 404;

  /** Bits of a mode as Docker's description has it, which is Go's. */
  private static final long FOLDER = 1L << 31;

  private static final long LINK = 1L << 27;

  private final AgentClient agent;
  private final String worker;

  public WorkerFiles(AgentClient agent, String worker) {
    this.agent = agent;
    this.worker = worker;
  }

  /** What stands there; of a link, what it leads to. */
  Found find(String path) throws IOException, InterruptedException {
    try {
      JsonNode stat =
          JSON.readTree(Base64.getDecoder().decode(agent.head(target(path), "atoll-stat")));
      long mode = stat.path("mode").asLong();
      if ((mode & LINK) != 0) {
        return find(stat.path("linkTarget").asText());
      }
      return (mode & FOLDER) == 0 ? Found.FILE : Found.FOLDER;
    } catch (AgentRefusal e) {
      if (e.status() == NOT_FOUND) {
        return Found.NOTHING;
      }
      throw e;
    }
  }

  /** A tar, to be closed. */
  InputStream read(String path) throws IOException, InterruptedException {
    return agent.get(target(path));
  }

  void write(String folder, InputStream tar) throws IOException, InterruptedException {
    agent.put(target(folder), BodyPublishers.ofInputStream(() -> tar));
  }

  void write(String folder, LocalTar tar) throws IOException, InterruptedException {
    try (PipedInputStream in = new PipedInputStream(PIPE)) {
      PipedOutputStream out = new PipedOutputStream(in);
      FutureTask<Void> packing =
          new FutureTask<>(() -> {
            try (out) {
              tar.writeTo(out);
            }
            return null;
          });
      var _ = Thread.ofVirtual().name("tar").start(packing);
      write(folder, in);
      packing.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private String target(String path) {
    return Parameters.ofWorker(worker, "archive").add("path", path).toString();
  }
}
