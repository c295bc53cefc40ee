package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks after nodes and the cluster's identity. */
final class ClusterTest {
  private final Scene scene = new Scene();

  @Test
  void cordonsANodeAndBack() {
    scene.node("n1", null);
    assertEquals("node/n1 cordoned\n", scene.run("node", "cordon", "n1").out());
    assertTrue(scene.run("node", "ls").out().contains("ready,cordoned"));
    assertEquals("node/n1 unchanged\n", scene.run("node", "cordon", "n1").out());
    assertEquals("node/n1 uncordoned\n", scene.run("node", "uncordon", "n1").out());
    assertTrue(!scene.run("node", "ls").out().contains("cordoned"));
  }

  @Test
  void setsAndRemovesLabels() {
    scene.node("n1", null);
    assertEquals(0, scene.run("node", "label", "n1", "disk=ssd", "zone=a").code());
    assertTrue(scene.run("node", "ls", "-o", "wide").out().contains("disk=ssd,zone=a"));
    assertEquals(0, scene.run("node", "label", "n1", "zone-").code());
    String stored = scene.store.get(Keys.node("n1")).map(Entry::text).orElse("");
    assertTrue(stored.contains("disk") && !stored.contains("zone"), stored);
  }

  @Test
  void refusesWrongLabelsAndUnknownNodes() {
    scene.node("n1", null);
    for (String wrong : List.of("disk", "=x", "disk=a b", "-", "disk=")) {
      assertEquals(2, scene.run("node", "label", "n1", wrong).code(), wrong);
    }
    assertEquals(2, scene.run("node", "label", "n1").code());
    Outcome outcome = scene.run("node", "cordon", "n11");
    assertEquals(5, outcome.code());
    assertTrue(outcome.err().contains("did you mean 'n1'?"), outcome.err());
  }

  @Test
  void doesNotOverwriteANodeThatDoesNotParse() {
    scene.store.put(Keys.node("n1"), "}{");
    assertEquals(3, scene.run("node", "cordon", "n1").code());
  }

  @Test
  void needsASubcommand() {
    assertEquals(2, scene.run("node").code());
    assertEquals(2, scene.run("node", "drain", "n1").code());
  }

  @Test
  void hasNothingToAdoptIfNoNodeHolds() {
    scene.node("n1", null);
    assertEquals(
        "No node holds; there is nothing to adopt.\n", scene.run("cluster", "adopt").out());
  }

  @Test
  void adoptsWhatHolds() {
    scene.store.put(
        Keys.CLUSTER, Documents.write(new Cluster("new", 3, List.of("older"), "0.1.0")));
    scene.node("n1", "another cluster");
    scene.node("n2", null);
    Outcome outcome = scene.run("cluster", "adopt", "--yes");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("n1: follows cluster c-n1, holds because another cluster"));
    assertEquals(new Cluster("new", 4, List.of("older", "c-n1"), "0.1.0"), cluster());
  }

  @Test
  void makesAClusterWhereTheStoreIsEmpty() {
    scene.node("n1", "the store is empty");
    assertEquals(0, scene.run("cluster", "adopt", "--yes").code());
    assertEquals(List.of("c-n1"), cluster().adopts());
    assertEquals(1, cluster().epoch());
  }

  @Test
  void asksAPersonAndNeedsYesFromAProgram() {
    scene.node("n1", "the store is empty");
    assertEquals(2, scene.run("cluster", "adopt").code());
    scene.terminal = true;
    scene.input = "n\n";
    assertEquals(1, scene.run("cluster", "adopt").code());
    assertTrue(scene.store.get(Keys.CLUSTER).isEmpty());
    scene.input = "y\n";
    assertEquals(0, scene.run("cluster", "adopt").code());
    assertEquals(1, cluster().epoch());
  }

  @Test
  void doesNotAdoptOverRubbish() {
    scene.node("n1", "held");
    scene.store.put(Keys.CLUSTER, "}{");
    assertEquals(3, scene.run("cluster", "adopt", "--yes").code());
  }

  private Cluster cluster() {
    return Documents.read(scene.store.get(Keys.CLUSTER).orElseThrow().text(), Cluster.class);
  }
}
