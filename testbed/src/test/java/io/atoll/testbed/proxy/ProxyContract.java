package io.atoll.testbed.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Route;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every proxy promises. */
abstract class ProxyContract {
  static final Duration SOON = Duration.ofSeconds(20);

  abstract Proxy proxy();

  abstract Scene scene();

  /** Ends it with no warning. */
  abstract void kill();

  /** Which servers answer requests for this host. */
  abstract Set<String> serving(String host);

  /** A port on which somebody else listens. */
  abstract int foreignPort();

  @Test
  void servesAsInThePictureHoweverOftenToldSo() throws InterruptedException {
    var picture = scene().ready("a", "b").http("a.test", "/").picture();
    assertEquals(new Applied.Done(true), proxy().apply(picture));
    assertEquals(new Applied.Done(true), proxy().apply(picture));
    assertTrue(proxy().running());
    assertEquals(Set.of("a", "b"), serving("a.test"));
    assertEquals(Set.of(), serving("other.test"));
  }

  @Test
  void givesNothingNewToAServerThatDrainsAndTellsItsSessions() throws InterruptedException {
    proxy().apply(scene().ready("a", "b").http("a.test", "/").picture());
    proxy().apply(scene().ready("a").draining("b").http("a.test", "/").picture());
    assertEquals(Set.of("a"), serving("a.test"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(0, proxy().sessions().getOrDefault("b", 0)));
  }

  @Test
  void tellsItsEndAndIsMadeTheSameAgain() throws InterruptedException {
    var picture = scene().ready("a").http("a.test", "/").picture();
    proxy().apply(picture);
    AtomicInteger ends = new AtomicInteger();
    proxy().onEnd(ends::incrementAndGet);
    kill();
    await().atMost(SOON).until(() -> ends.get() == 1 && !proxy().running());
    assertInstanceOf(Applied.Done.class, proxy().apply(picture));
    assertEquals(Set.of("a"), serving("a.test"));
  }

  @Test
  void keepsTheFormerLayoutWithTheWantedServersWhereAPortIsNotToBeHad()
      throws InterruptedException {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    var foreign = new Route.Tcp(foreignPort(), "http");
    var wanted = scene().ready("b").http("a.test", "/").route(foreign).picture();
    assertInstanceOf(Applied.Refused.class, proxy().apply(wanted));
    assertEquals(Set.of("b"), serving("a.test"));
  }

  @Test
  void knowsWhichPortsAreNotItsOwn() throws InterruptedException {
    proxy().apply(scene().ready("a").http("a.test", "/").picture());
    int own = scene().places().httpPort();
    assertEquals(Set.of(foreignPort()), proxy().taken(Set.of(own, foreignPort())));
  }
}
