package io.atoll.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.gateway.GatewayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PracticeTest {
  @Test
  void theEtcdOfPretenceAnswersWhatStandsUnderAPrefix() throws IOException {
    Map<String, String> documents = Map.of("/a/1", "one", "/a/2", "two", "/b/1", "three");
    try (PracticeEtcd etcd = new PracticeEtcd(documents);
        Store store = new GatewayStore(EtcdOptions.of(etcd.endpoint()))) {
      Listing listing = store.list("/a/");
      assertEquals(2, listing.entries().size());
      assertEquals("two", listing.entries().getLast().text());
      assertEquals("three", store.get("/b/1").orElseThrow().text());
      assertTrue(store.get("/a/").isEmpty());
      Txn write = Txn.of(Op.put("/a/3", "x")).onlyIf(Compare.absent("/a/3"));
      assertTrue(store.commit(write).succeeded());
    }
  }

  @Test
  void thePageAboutTheKeysHasASampleOfWhatUsualCommandsRead() throws IOException {
    Map<String, String> samples = Samples.of(Files.readString(Path.of("../docs/key-layout.md")));
    assertTrue(samples.containsKey("/atoll/applications/shop"), samples.keySet()::toString);
    assertTrue(samples.containsKey("/atoll/status/application/shop"), samples.keySet()::toString);
    assertTrue(
        samples.keySet().stream().anyMatch(key -> key.startsWith("/atoll/observed/")),
        samples.keySet()::toString);
  }
}
