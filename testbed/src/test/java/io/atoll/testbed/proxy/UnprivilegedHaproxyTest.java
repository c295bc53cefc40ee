package io.atoll.testbed.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.application.Route;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.testbed.programs.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A controller that is not root has a proxy too. */
@Tag("programs")
final class UnprivilegedHaproxyTest {

  @Test
  void servesUnderAnOrdinaryUser() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "unshare",
                "--user",
                "--map-user=1234",
                "--map-group=1234",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                UnprivilegedHaproxyTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals("1234 Done[settled=true] a Done[settled=true] b", said.strip());
  }

  /** Starts a proxy, asks it, reloads it for another port, and asks again. */
  public static void main(String... none) throws IOException, InterruptedException {
    try (HaproxyHost host = new HaproxyHost()) {
      Applied started = host.proxy.apply(host.scene().ready("a").http("a.test", "/").picture());
      String first = Curl.http(host.scene().places(), "a.test/").from();
      Route more = new Route.Tcp(Ports.free(), "http");
      Applied reloaded =
          host.proxy.apply(host.scene().ready("b").http("a.test", "/").route(more).picture());
      String second = Curl.http(host.scene().places(), "a.test/").from();
      Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      System.out.println(
          String.join(
              " ", user.toString(), started.toString(), first, reloaded.toString(), second));
    }
  }
}
