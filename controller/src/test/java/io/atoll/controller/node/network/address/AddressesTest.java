package io.atoll.controller.node.network.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.runtime.ManualClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddressesTest {
  private static final NetworkView VIEW =
      new NetworkView(
          Map.of("default", new NetworkView.Accepted(1, Cidr.parse("10.64.0.0/22"))),
          Set.of(),
          Map.of());

  private final ManualClock clock = new ManualClock();
  private final Map<Ipv4, String> record = new TreeMap<>();
  private boolean away;
  @TempDir private Path home;

  @Test
  void claimsABlockOnlyWhenItNeedsOne() {
    Addresses addresses = addresses("n1");
    for (int i = 0; i < 253; i++) {
      addresses.address("default", VIEW, "w" + i);
    }
    assertEquals(1, record.size());

    addresses.address("default", VIEW, "one more");
    assertEquals(2, record.size());
  }

  @Test
  void passesOverBlocksThatOthersTookFirst() {
    addresses("n1").address("default", VIEW, "a");
    Map<Ipv4, String> before = Map.copyOf(record);
    Addresses second = new Addresses("n1-too", this::claim2, clock, file("second"));

    second.address("default", VIEW, "b");

    assertEquals(before.size() + 1, record.size());
  }

  @Test
  void remembersAcrossARestartAndWithoutTheCluster() {
    Ipv4 before = addresses("n1").address("default", VIEW, "a");
    away = true;

    assertEquals(before, addresses("n1").address("default", VIEW, "a"));
    assertNotEquals(before, addresses("n1").address("default", VIEW, "b"));
  }

  @Test
  void saysThatItNeedsTheClusterForANewBlock() {
    away = true;

    NetworkException failure =
        assertThrows(NetworkException.class, () -> addresses("n1").address("default", VIEW, "a"));
    assertEquals(Category.UNAVAILABLE, failure.category());
  }

  @Test
  void goesRoundBeforeItUsesAnAddressAgain() {
    Addresses addresses = addresses("n1");
    Ipv4 first = addresses.address("default", VIEW, "a");
    addresses.release("a");
    clock.advance(AddressBook.REST);

    assertEquals(first.plus(1), addresses.address("default", VIEW, "b"));
  }

  @Test
  void claimsItsBlocksAgainWhenTheRecordLostThem() {
    Addresses addresses = addresses("n1");
    addresses.address("default", VIEW, "a");
    Map<Ipv4, String> before = Map.copyOf(record);
    record.clear();

    addresses.confirm(VIEW);

    assertEquals(before, record);
  }

  @Test
  void takesOverABlockThatTheRecordSaysIsItsOwn() {
    Addresses addresses = addresses("n1");
    Ipv4 base = Ipv4.parse("10.64.2.0");
    addresses.learn(
        new NetworkView(VIEW.networks(), Set.of(new Block("default", base, "n1")), Map.of()));
    away = true;

    assertEquals(base.plus(2), addresses.address("default", VIEW, "a"));
  }

  private Addresses addresses(String node) {
    return new Addresses(node, (network, base) -> claim(base, node), clock, file(node));
  }

  private String claim2(String network, Ipv4 base) {
    return claim(base, "n1-too");
  }

  private String claim(Ipv4 base, String node) {
    if (away) {
      throw new NetworkException(Category.UNAVAILABLE, "etcd is away", null);
    }
    record.putIfAbsent(base, node);
    return record.getOrDefault(base, node);
  }

  private DiskFile<AddressBook> file(String name) {
    return new DiskFile<>(home.resolve(name + ".yaml"), AddressBook.class);
  }
}
