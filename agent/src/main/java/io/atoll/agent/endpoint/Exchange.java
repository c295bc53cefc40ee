package io.atoll.agent.endpoint;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request and its answer, for a thread that may block. {@link #signal} may be called by another
 * thread; all else belongs to the one that serves it.
 */
public final class Exchange {
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Target target;
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile boolean framed;

  Exchange(HttpServerRequest request, Target target) {
    this.request = request;
    this.response = request.response();
    this.target = target;
  }

  public Target target() {
    return target;
  }

  /** A header of the request. */
  public Optional<String> requested(String header) {
    return Optional.ofNullable(request.getHeader(header));
  }

  /** The body; to be taken once. */
  public InputStream body() {
    return Inflow.of(request);
  }

  /** Calls this once the client has gone before the answer was complete; at once if it has. */
  public void onGone(Runnable action) {
    response.closeHandler(nothing -> Thread.startVirtualThread(action));
    if (response.closed()) {
      action.run();
    }
  }

  /** Begins an answer whose length is not known. */
  public void begin(String contentType) {
    response.setStatusCode(200).putHeader("content-type", contentType).setChunked(true);
  }

  /** Begins an answer of frames, between which signs of life are sent. */
  public void beginFrames() {
    begin("application/vnd.atoll.frames");
    framed = true;
  }

  /** A header of the answer, to be given before anything is written. */
  public void header(String name, String value) {
    response.putHeader(name, value);
  }

  /** Returns when the client's side has taken it, however long that is. */
  public void write(Buffer buffer) throws Gone, InterruptedException {
    writing.set(true);
    try {
      Waiting.until(response.write(buffer));
    } finally {
      writing.set(false);
    }
  }

  /**
   * As {@link #write}; an interrupt shows as {@link InterruptedIOException}, as in other streams.
   */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        try {
          Exchange.this.write(Buffer.buffer(length).appendBytes(bytes, from, length));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException();
        }
      }
    };
  }

  /** Sends a frame between others unless the client is behind anyway. Never blocks. */
  void signal(Buffer buffer) {
    boolean behind = writing.get() || response.writeQueueFull();
    if (framed && !behind && response.headWritten() && !response.ended()) {
      response.write(buffer);
    }
  }

  public void end() throws Gone, InterruptedException {
    Waiting.until(response.end());
  }

  /** A whole answer. */
  public void answer(int status, String contentType, String body)
      throws Gone, InterruptedException {
    response.setStatusCode(status).putHeader("content-type", contentType);
    Waiting.until(response.end(body));
  }

  /** Whether it is too late for an answer with another status. */
  boolean begun() {
    return response.headWritten();
  }

  /** Ends the connection, so that the client sees that the answer is not complete. */
  void abort() {
    request.connection().close();
  }
}
