package io.atoll.controller.node.network.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Ipv4;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StoreBlockClaimsTest {
  private static final Ipv4 BASE = Ipv4.parse("10.64.7.0");
  private static final int NODES = 8;

  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);

  @Test
  void givesABlockToTheFirstAndTellsTheOthersWhoHasIt() {
    assertEquals("n1", new StoreBlockClaims(store, "n1").claim("default", BASE));

    assertEquals("n1", new StoreBlockClaims(store, "n2").claim("default", BASE));
    assertEquals("n1", new StoreBlockClaims(store, "n1").claim("default", BASE));
    assertEquals("n2", new StoreBlockClaims(store, "n2").claim("other", BASE));
  }

  @Test
  void hasOneWinnerWhenNodesRace() throws Exception {
    List<Callable<String>> claims =
        IntStream.range(0, NODES)
            .<Callable<String>>mapToObj(
                i -> () -> new StoreBlockClaims(store, "n" + i).claim("default", BASE))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      Set<String> owners =
          threads.invokeAll(claims).stream().map(Future::resultNow).collect(Collectors.toSet());
      assertEquals(1, owners.size(), owners::toString);
    }
  }
}
