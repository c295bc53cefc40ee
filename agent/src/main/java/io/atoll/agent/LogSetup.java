package io.atoll.agent;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes and how its lines look. Set up here and not by a file: what reads that takes
 * more memory than all else of logging.
 */
final class LogSetup {
  private static final String LINE =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSX\",UTC} %-5level %logger{0} %msg%n";

  /** What they have to say, the agent says in its own words. */
  private static final List<String> QUIETER = List.of("io.grpc", "io.netty", "io.vertx", "io.etcd");

  private LogSetup() {}

  /** To standard error, from the level that {@code ATOLL_LOG} names or INFO. */
  static void apply() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    var stderr = new ConsoleAppender<ILoggingEvent>();
    stderr.setContext(context);
    stderr.setTarget("System.err");
    stderr.setEncoder(encoder);
    stderr.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getenv("ATOLL_LOG"), Level.INFO));
    root.addAppender(stderr);
    QUIETER.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
