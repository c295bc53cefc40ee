package io.atoll.controller.runtime.work;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.host.ControllerRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What the shipped configuration of the log writes. */
final class LogLinesTest {
  private static final Path SHIPPED = Path.of("src/main/resources/logback.xml");

  private final LoggerContext context = new LoggerContext();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger log = context.getLogger(LogLinesTest.class);

  @BeforeEach
  void keepWhatGoesToTheConsole() throws JoranException {
    context.setMDCAdapter(MDC.getMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(SHIPPED.toFile());
    var console =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
    Encoder<ILoggingEvent> encoder = console.getEncoder();
    AppenderBase<ILoggingEvent> keeper =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
          }
        };
    keeper.setContext(context);
    keeper.start();
    log.addAppender(keeper);
  }

  @AfterEach
  void close() {
    context.stop();
  }

  @Test
  void eachLineOfAPassSaysWhichPassItIsAndNoOtherLineDoes() {
    CyclicBarrier together = new CyclicBarrier(2);
    Controller controller =
        Controller.named("apps", Clock.SYSTEM)
            .concurrency(2)
            .reconciler(key -> {
              meet(together);
              String pass = Reconcile.current().map(Reconcile::id).orElseThrow();
              log.info("event=worked expected={}", pass);
              meet(together);
              return Outcome.DONE;
            });
    try (ControllerRuntime runtime = new ControllerRuntime(Clock.SYSTEM, new Metrics())) {
      runtime.add(controller);
      controller.queue().add("a");
      controller.queue().add("b");
      runtime.start();
      await().until(() -> lines.size() == 2);
    }
    for (String line : lines.subList(0, 2)) {
      String expected = line.substring(line.indexOf("expected=") + 9, line.lastIndexOf(" rec"));
      assertTrue(line.endsWith(" reconcile=" + expected + "\n"), line);
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("reconcile=apps/a#")));
    assertTrue(lines.stream().anyMatch(line -> line.contains("reconcile=apps/b#")));
  }

  @Test
  void aLineAfterAPassSaysNothingOfIt() throws InterruptedException {
    Controller controller =
        Controller.named("apps", Clock.SYSTEM)
            .reconciler(key -> {
              throw new IllegalStateException("broken");
            });
    controller.queue().add("a");
    assertTrue(controller.step());
    log.info("event=outside");
    assertTrue(lines.getLast().endsWith(" INFO  LogLinesTest event=outside\n"), lines::toString);
  }

  private static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
