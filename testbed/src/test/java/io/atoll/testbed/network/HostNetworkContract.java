package io.atoll.testbed.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.runtime.ManualClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every network of a host promises. */
abstract class HostNetworkContract {
  private static final int WORKERS_OF_A_BLOCK = 253;

  /** Knows the network {@code default} and can have one block of it, of 256 addresses. */
  abstract HostNetwork network();

  abstract ManualClock clock();

  abstract int pidOfNewContainer();

  abstract int deadPid();

  @Test
  void keepsAWorkersAddressAndGivesOthersOthers() {
    Ipv4 first = network().address("default", "a");

    assertNotEquals(first, network().address("default", "b"));
    assertEquals(first, network().address("default", "a"));
  }

  @Test
  void letsAReleasedAddressRestForFiveMinutes() {
    Set<Ipv4> all = new HashSet<>();
    for (int i = 0; i < WORKERS_OF_A_BLOCK; i++) {
      all.add(network().address("default", "w" + i));
    }
    assertEquals(WORKERS_OF_A_BLOCK, all.size());
    Ipv4 freed = network().address("default", "w7");
    network().release("w7");
    network().release("w7");

    clock().advance(Duration.ofMinutes(5).minusSeconds(1));
    NetworkException full =
        assertThrows(NetworkException.class, () -> network().address("default", "late"));
    assertEquals(NetworkException.Category.EXHAUSTED, full.category());
    clock().advance(Duration.ofSeconds(1));
    assertEquals(freed, network().address("default", "late"));
  }

  @Test
  void hasTheGatewayOfAWorkersBlockAtItsBeginning() {
    Ipv4 address = network().address("default", "a");
    Ipv4 gateway = network().gateway("default", address);

    assertEquals(gateway.bits() & 0xffffff00, address.bits() & 0xffffff00);
    assertEquals(1, gateway.bits() & 0xff);
    assertThrows(
        NetworkException.class, () -> network().gateway("default", Ipv4.parse("192.0.2.1")));
  }

  @Test
  void refusesANetworkThatItDoesNotKnow() {
    NetworkException unknown =
        assertThrows(NetworkException.class, () -> network().address("nowhere", "a"));
    assertEquals(NetworkException.Category.UNKNOWN_NETWORK, unknown.category());
  }

  @Test
  void attachesOnceHoweverOftenAskedAndDetachesTheSame() {
    Attachment attachment = attachment("a", "i1", pidOfNewContainer());
    network().attach(attachment);
    network().attach(attachment);
    assertEquals(Set.of("i1"), network().attached());

    network().attach(attachment("b", "i2", pidOfNewContainer()));
    assertEquals(Set.of("i1", "i2"), network().attached());

    network().detach("i1");
    network().detach("i1");
    network().detach("never");
    assertEquals(Set.of("i2"), network().attached());
  }

  @Test
  void saysThatTheProcessIsGone() {
    NetworkException gone =
        assertThrows(
            NetworkException.class, () -> network().attach(attachment("a", "i1", deadPid())));
    assertEquals(NetworkException.Category.NO_SUCH_PROCESS, gone.category());
    assertEquals(Set.of(), network().attached());
  }

  private Attachment attachment(String worker, String instance, int pid) {
    return new Attachment(worker, instance, "default", network().address("default", worker), pid);
  }
}
