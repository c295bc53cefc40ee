package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.application.Route;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Ownership;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DescribeTest {
  private static final String ROUTED =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: hello}
      spec:
        image: hello:1
        ports: [{name: http, port: 8080}]
        routes:
          - {host: hello.test, port: http, rateLimit: 5/1s}
          - {listen: 9000, port: http}
      """;

  private final Scene scene = new Scene();

  @Test
  void tellsAllOfAnApplication() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.status("hello", Phase.DEGRADED, 1, 2);
    scene.store.put(Keys.revision("hello", 1), Documents.write(revision()));
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.worker(
        "n2",
        "hello-bbbbb",
        Observation.Phase.FAILED,
        new LastExit(7, 0, false, Scene.NOW.minusSeconds(9)),
        "exited");
    scene.event("1", "hello", "Accepted", Scene.NOW.minusSeconds(60));
    scene.event("2", "other", "Accepted", Scene.NOW);
    Outcome outcome = scene.run("describe", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    for (String part :
        List.of(
            "Name:         hello",
            "Phase:        degraded",
            "1 ready of 2 desired",
            "Image:        hello:1",
            "Up 5s (ready)",
            "hello-bbbbb   exit 7   9s",
            "hello/1   yes        hello:1",
            "application/hello")) {
      assertTrue(outcome.out().contains(part), part + " in\n" + outcome.out());
    }
    assertTrue(!outcome.out().contains("application/other"), outcome.out());
  }

  @Test
  void saysWhoseEachRouteIs() {
    scene.store.put(Keys.application("hello"), ROUTED);
    scene.status("hello", Phase.READY, 1, 1);
    scene.accepted("hello");
    claim(new Route.Http("hello.test", "/", "http"), "hello");
    claim(new Route.Tcp(9000, "http"), "other");
    String out = scene.run("describe", "hello").out();
    assertTrue(out.contains("hello.test/   http   this for 60s"), out);
    assertTrue(out.contains("at most 5/1s"), out);
    assertTrue(out.contains(":9000         http   application other for 60s"), out);
    String wide = scene.run("get", "applications", "-o", "wide").out();
    assertTrue(wide.contains("hello.test/, :9000"), wide);
  }

  private void claim(Route route, String owner) {
    RouteClaim claim =
        new RouteClaim(new Owner("application", owner, 1), route, Scene.NOW.minusSeconds(60));
    scene.store.put(Keys.route(RouteClaim.hash(route)), Documents.write(claim));
  }

  private Revision revision() {
    Application application =
        Manifests.parse(Scene.HELLO, "test") instanceof Parsed.Valid(List<Manifest> valid)
                && valid.getFirst() instanceof Manifest.ForApplication it
            ? it.application()
            : fail("the sample does not parse");
    return new Revision(scene.uid("hello"), 1, "0123456789", 1, 1, Scene.NOW, application);
  }

  @Test
  void tellsWhyAnApplicationIsRefused() {
    scene.store.put(Keys.application("hello"), "}{");
    scene.status("hello", Phase.REFUSED, 0, 0, new SpecError(1, 1, "", "no YAML"), List.of());
    String out = scene.run("describe", "hello").out();
    assertTrue(out.contains("Refused:      1:1: no YAML"), out);
  }

  @Test
  void tellsOfANodeAndANetwork() {
    scene.node("n1", "the store is empty");
    scene.store.put(Keys.networkStatus("default"), "vni: 1\nrange: 10.64.0.0/12\nseen: 0\n");
    scene.store.put(Keys.block("default", "10.64.0.0"), "n1\n");
    Ownership owner = new Ownership("n1:/srv/apps", "0", Scene.NOW.minusSeconds(60), "c0ffee");
    scene.store.put(Keys.owner("node", "n1"), Documents.write(owner));
    scene.store.put(Keys.owner("network", "default"), Documents.write(owner));
    String node = scene.run("describe", "node", "n1").out();
    assertTrue(node.contains("Held:         the store is empty"), node);
    String source = "Kept as in:   n1:/srv/apps, commit c0ffee, applied 60s ago";
    assertTrue(node.contains(source), node);
    String network = scene.run("describe", "network/default").out();
    assertTrue(network.contains(source), network);
    assertTrue(network.contains("10.64.0.0/12") && network.contains("10.64.0.0       n1"), network);
  }

  @Test
  void suggestsTheNearestName() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = scene.run("describe", "helol");
    assertEquals(5, outcome.code());
    assertTrue(outcome.err().contains("did you mean 'hello'?"), outcome.err());
    assertEquals(2, scene.run("describe", "worker", "x").code());
  }
}
