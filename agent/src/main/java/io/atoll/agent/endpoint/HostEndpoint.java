package io.atoll.agent.endpoint;

import io.atoll.api.agent.Frame;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's HTTPS server. {@code /healthz} is open to all, everything else wants the token. At
 * most so many exchanges run at a time; one more is refused with 429.
 */
public final class HostEndpoint implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HostEndpoint.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);
  private static final Duration PING = Duration.ofSeconds(15);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final long START_SECONDS = 20;
  private static final int LONGEST_HEADERS = 64 * 1024;

  private final Access access;
  private final Routes routes;
  private final RequestTally tally;
  private final Semaphore free;
  private final Vertx vertx;
  private final HttpServer server;
  private final Connections connections = new Connections();
  private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
  private final Set<Dialogue> dialogues = ConcurrentHashMap.newKeySet();

  private HostEndpoint(
      InetSocketAddress address,
      Certificate certificate,
      Access access,
      Routes routes,
      RequestTally tally,
      int most) {
    this.access = access;
    this.routes = routes;
    this.tally = tally;
    this.free = new Semaphore(most);
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    this.server =
        vertx
            .createHttpServer(options(address, certificate))
            .connectionHandler(connection -> connections.opened(connection, System.nanoTime()))
            .requestHandler(this::received);
  }

  /**
   * Begins to listen; returns when it does.
   *
   * @param most exchanges at a time
   * @throws IOException if the address is taken or not this host's
   */
  public static HostEndpoint start(
      InetSocketAddress address,
      Certificate certificate,
      Access access,
      Routes routes,
      RequestTally tally,
      int most)
      throws IOException {
    HostEndpoint endpoint = new HostEndpoint(address, certificate, access, routes, tally, most);
    endpoint.listen(address);
    return endpoint;
  }

  private static HttpServerOptions options(InetSocketAddress address, Certificate certificate) {
    return new HttpServerOptions()
        .setHost(address.getHostString())
        .setPort(address.getPort())
        .setSsl(true)
        .setUseAlpn(false)
        .setKeyCertOptions(
            new PfxOptions()
                .setPath(certificate.keystore().toString())
                .setPassword(Certificate.PASSWORD))
        .setTcpKeepAlive(true)
        .setMaxInitialLineLength(LONGEST_HEADERS)
        .setMaxHeaderSize(LONGEST_HEADERS)
        .setCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }

  private void listen(InetSocketAddress address) throws IOException {
    try {
      server
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting to listen", e);
    }
    Buffer sign = Buffer.buffer(Frame.signOfLife().encode());
    vertx.setPeriodic(SIGN_OF_LIFE.toMillis(), timer -> exchanges.forEach(it -> it.signal(sign)));
    vertx.setPeriodic(PING.toMillis(), timer -> dialogues.forEach(Dialogue::ping));
    vertx.setPeriodic(SWEEP.toMillis(), timer -> connections.closeIdle(System.nanoTime()));
  }

  /** The port, which the system has chosen if the address said 0. */
  public int port() {
    return server.actualPort();
  }

  private void received(HttpServerRequest request) {
    request.pause();
    try {
      if ("/healthz".equals(request.path())) {
        request.response().putHeader("content-type", "text/plain").end("ok\n");
        return;
      }
      if (!access.permits(String.valueOf(request.path()), request.getHeader("authorization"))) {
        request.response().putHeader("www-authenticate", "Bearer");
        throw new Refusal(
            401, "the token of this agent is needed; it stands in etcd under /atoll/agents/");
      }
      dispatch(request, routes.find(request.method().name(), String.valueOf(request.path())));
    } catch (Refusal refusal) {
      refuse(request, refusal);
    }
  }

  private void dispatch(HttpServerRequest request, Routes.Found found) {
    if (!free.tryAcquire()) {
      throw Refusal.tooMany("this agent serves as many requests as it may; try again later");
    }
    connections.began(request.connection());
    tally.began();
    Target target = new Target(found.parts(), request.params());
    switch (found.destination()) {
      case Routes.Destination.Answer(Service service) ->
          run(request, found.route(), () -> serve(service, new Exchange(request, target)));
      case Routes.Destination.Talk(Conversation conversation) ->
          talk(request, found.route(), conversation, target);
    }
  }

  private void talk(
      HttpServerRequest request, String route, Conversation conversation, Target target) {
    if (!request.canUpgradeToWebSocket()) {
      freed(request);
      throw Refusal.badRequest("this is spoken over a websocket");
    }
    request
        .toWebSocket()
        .onSuccess(socket -> {
          socket.pause();
          run(request, route, () -> hold(conversation, new Dialogue(socket, target)));
        })
        .onFailure(e -> {
          log.debug("event=upgradeFailed", e);
          done(request, route);
        });
  }

  private void run(HttpServerRequest request, String route, Runnable exchange) {
    Thread.ofVirtual()
        .name("exchange")
        .start(() -> {
          try {
            exchange.run();
          } finally {
            vertx.runOnContext(nothing -> done(request, route));
          }
        });
  }

  private void done(HttpServerRequest request, String route) {
    tally.answered(request.method().name(), route, request.response().getStatusCode());
    freed(request);
  }

  private void freed(HttpServerRequest request) {
    tally.ended();
    free.release();
    connections.ended(request.connection(), System.nanoTime());
  }

  private void serve(Service service, Exchange exchange) {
    exchanges.add(exchange);
    try {
      service.serve(exchange);
    } catch (Refusal refusal) {
      answer(exchange, refusal);
    } catch (Gone gone) {
      log.debug("event=clientGone reason={}", gone.getMessage());
    } catch (IOException e) {
      answer(exchange, new Refusal(502, String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("event=exchangeFailed", e);
      answer(exchange, new Refusal(500, "the agent failed in a way nobody expected: " + e));
    } finally {
      exchanges.remove(exchange);
    }
  }

  private static void answer(Exchange exchange, Refusal refusal) {
    if (exchange.begun()) {
      log.debug("event=answerBroken reason={}", refusal.reason());
      exchange.abort();
      return;
    }
    try {
      exchange.answer(refusal.status(), "text/plain; charset=utf-8", refusal.reason() + "\n");
    } catch (Gone gone) {
      log.debug("event=clientGone reason={}", gone.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hold(Conversation conversation, Dialogue dialogue) {
    dialogues.add(dialogue);
    try {
      conversation.hold(dialogue);
    } catch (Gone gone) {
      log.debug("event=clientGone reason={}", gone.getMessage());
    } catch (IOException e) {
      log.debug("event=dialogueBroken reason={}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("event=dialogueFailed", e);
    } finally {
      dialogues.remove(dialogue);
    }
  }

  private void refuse(HttpServerRequest request, Refusal refusal) {
    tally.refused(refusal.status());
    request
        .response()
        .setStatusCode(refusal.status())
        .putHeader("content-type", "text/plain; charset=utf-8")
        .putHeader("connection", "close")
        .end(refusal.reason() + "\n")
        .onComplete(done -> request.connection().close());
  }

  @Override
  public void close() {
    vertx.close();
  }
}
