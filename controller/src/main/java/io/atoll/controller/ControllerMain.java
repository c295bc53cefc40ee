package io.atoll.controller;

import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.runtime.Clock;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process {@code atoll controller}: runs until SIGTERM, which no worker notices. */
@Command(
    name = "controller",
    mixinStandardHelpOptions = true,
    description = "Runs Atoll's roles on this host.")
public final class ControllerMain implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerMain.class);

  @Mixin private final ControllerFlags flags = new ControllerFlags();

  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    CommandLine command = commandLine();
    try {
      ConfigFile.among(arguments, System.getenv()).ifPresent(command::setDefaultValueProvider);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(CommandLine.ExitCode.USAGE);
    }
    System.exit(command.execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ControllerMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Ipv4.class, Ipv4::parse)
        .registerConverter(EtcdOptions.class, EtcdOptions::of);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ControllerSettings settings = flags.settings();
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(() -> {
          stopping.countDown();
          awaitQuietly(stopped);
        });
    Runtime.getRuntime().addShutdownHook(hook);
    try (Wiring wiring = Wiring.of(settings, Clock.SYSTEM)) {
      wiring.start();
      LOG.info("event=started node={} roles={}", settings.node(), settings.roles());
      stopping.await();
      LOG.info("event=stopping node={}", settings.node());
    } finally {
      stopped.countDown();
    }
    return CommandLine.ExitCode.OK;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
