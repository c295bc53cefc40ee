package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetTest {
  private final Scene scene = new Scene();

  @Test
  void listsApplicationsWithTheirPhase() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.status("hello", Phase.READY, 2, 2);
    Outcome outcome = scene.run("get", "apps");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        List.of(
            "NAME    PHASE   READY   UP-TO-DATE   REVISION   IMAGE   AGE",
            "hello   ready   2/2     2            1          -       -"),
        outcome.lines());
  }

  @Test
  void printsTheStoredTextByteForByte() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    assertEquals(Scene.HELLO, scene.run("get", "application", "hello", "-o", "yaml").out());
    assertEquals(Scene.HELLO, scene.run("get", "app/hello", "-oyaml").out());
  }

  @Test
  void printsRubbishAsItIsAndSaysThatItIsRefused() {
    scene.store.put(Keys.application("hello"), "}{ rubbish");
    scene.status("hello", Phase.REFUSED, 0, 0, new SpecError(1, 1, "", "no YAML"), List.of());
    assertEquals("}{ rubbish\n", scene.run("get", "app", "hello", "-o", "yaml").out());
    String wide = scene.run("get", "app", "hello", "-o", "wide").out();
    assertTrue(wide.contains("refused") && wide.contains("1:1: no YAML"), wide);
    Outcome json = scene.run("get", "app", "hello", "-o", "json");
    assertEquals(3, json.code());
    assertTrue(json.err().contains("-o yaml"), json.err());
  }

  @Test
  void givesProgramsTheDocumentAndItsStatusAsJson() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.status("hello", Phase.READY, 2, 2);
    String json = scene.run("get", "app", "hello", "-o", "json").out();
    assertTrue(json.startsWith("{"), json);
    assertTrue(json.contains("\"replicas\" : 2") && json.contains("\"ready\" : 2"), json);
    assertTrue(scene.run("get", "apps", "-o", "json").out().startsWith("[ {"));
  }

  @Test
  void separatesSeveralDocuments() {
    scene.store.put(Keys.application("a"), "kind: A");
    scene.store.put(Keys.application("b"), "kind: B\n");
    assertEquals("kind: A\n---\nkind: B\n", scene.run("get", "apps", "-o", "yaml").out());
  }

  @Test
  void printsBareNamesForScripts() {
    scene.store.put(Keys.application("a"), "");
    scene.store.put(Keys.application("b"), "");
    assertEquals(
        List.of("application/a", "application/b"), scene.run("get", "app", "-o", "name").lines());
  }

  @Test
  void suggestsTheNearestName() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = scene.run("get", "app", "helo");
    assertEquals(5, outcome.code());
    assertEquals("application 'helo' not found; did you mean 'hello'?\n", outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void suggestsTheNearestKind() {
    Outcome outcome = scene.run("get", "aplications");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("did you mean 'applications'?"), outcome.err());
  }

  @Test
  void saysWhenThereIsNothing() {
    Outcome outcome = scene.run("get", "networks");
    assertEquals(0, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("No networks.\n", outcome.err());
  }

  @Test
  void findsWorkersByTheirApplication() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.worker("n1", "hello-abcde", Observation.Phase.READY);
    scene.worker("n1", "web-abcde", Observation.Phase.READY);
    List<String> lines = scene.run("get", "workers", "hello").lines();
    assertEquals(2, lines.size());
    assertEquals(
        "hello-abcde   hello         n1     ready   yes     0          10.64.0.2   5s",
        lines.get(1));
  }

  @Test
  void isContentWithAnApplicationThatHasNoWorkers() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = scene.run("get", "workers", "hello");
    assertEquals(0, outcome.code());
    assertEquals("No workers.\n", outcome.err());
  }

  @Test
  void showsBothDocumentsOfAWorker() {
    scene.worker("n1", "hello-abcde", Observation.Phase.READY);
    String yaml = scene.run("get", "worker", "hello-abcde", "-o", "yaml").out();
    assertTrue(yaml.startsWith("# /atoll/workers/n1/hello-abcde\n"), yaml);
    assertTrue(yaml.contains("---\n# /atoll/observed/n1/hello-abcde\n"), yaml);
    String json = scene.run("get", "worker", "hello-abcde", "-o", "json").out();
    assertTrue(json.contains("\"assignment\"") && json.contains("\"observed\""), json);
  }

  @Test
  void listsNodesThatNobodySaidAnythingAbout() {
    scene.node("n1", null);
    scene.node("n2", "another cluster");
    List<String> lines = scene.run("node", "ls").lines();
    assertTrue(lines.get(1).startsWith("n1     ready, no agent   manager,node"), lines.get(1));
    assertTrue(lines.get(2).startsWith("n2     held, no agent"), lines.get(2));
    scene.store.put(Keys.agent("n1"), "node: n1");
    assertTrue(scene.run("node", "ls").out().contains("n1     ready  "));
  }

  @Test
  void believesNoManagerThatCallsANodeReadyWhichIsAway() {
    scene.store.put(
        Keys.nodeStatus("n1"),
        Documents.write(new NodeStatus(NodeStatus.Phase.READY, Scene.NOW, null, List.of())));
    scene.store.put(
        Keys.nodeStatus("n2"),
        Documents.write(new NodeStatus(NodeStatus.Phase.UNMANAGED, Scene.NOW, null, List.of())));
    List<String> lines = scene.run("node", "ls").lines();
    assertTrue(lines.get(1).startsWith("n1     unknown "), lines.get(1));
    assertTrue(lines.get(2).startsWith("n2     unmanaged "), lines.get(2));
  }

  @Test
  void saysThatACountWasGivenByHand() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 1);
    scene.store.put(
        Keys.scale("hello"),
        Documents.write(
            new Scale(
                scene.uid("hello"),
                1,
                Scene.NOW,
                "Manual",
                Map.of("manual", "1", "replicas", "2"),
                1,
                List.of(),
                List.of())));
    String wide = scene.run("get", "apps", "-o", "wide").out();
    assertTrue(wide.contains("1 worker by hand, the document says 2"), wide);
  }

  @Test
  void listsEventsTheLatestLast() {
    scene.event("1", "hello", "Later", Scene.NOW.minusSeconds(5));
    scene.event("2", "hello", "Earlier", Scene.NOW.minusSeconds(60));
    scene.event("3", "web", "Other", Scene.NOW);
    List<String> lines = scene.run("events", "hello").lines();
    assertEquals(3, lines.size());
    assertTrue(
        lines.get(1).startsWith("60s    normal   Earlier   application/hello"), lines.get(1));
    assertTrue(lines.get(2).startsWith("5s     normal   Later"), lines.get(2));
  }

  @Test
  void skipsEventsThatDoNotParse() {
    scene.store.put(Keys.event("manager", "1"), "}{");
    scene.event("2", "hello", "Fine", Scene.NOW);
    assertEquals(2, scene.run("events").lines().size());
  }

  @Test
  void saysThatWhatItShowsOfApplicationsIsOldWhileNoManagerRuns() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 1);
    assertEquals("", scene.run("get", "apps").err());
    scene.store.commit(Txn.of(Op.delete(Keys.LEADER)));
    String err = scene.run("get", "apps").err();
    assertTrue(err.contains("No manager is running"), err);
    assertEquals("", scene.run("get", "apps", "-o", "yaml").err());
  }

  @Test
  void takesNoWorkerForReadyWhoseNodeIsAway() {
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.store.commit(Txn.of(Op.delete(Keys.presence("n1"))));
    String row = scene.run("get", "workers", "-o", "wide").lines().getLast();
    assertTrue(row.contains("unknown") && row.contains("no controller runs on n1"), row);
    String process = scene.run("ps").lines().getLast();
    assertTrue(process.contains("Unknown (was ready)"), process);
  }

  @Test
  void refusesAnUnknownFormat() {
    Outcome outcome = scene.run("get", "apps", "-o", "xml");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("xml"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get deploy | here they are 'applications'",
        "get ns | there are no namespaces",
        "get all | 'atoll get apps' and 'atoll ps'",
        "describe pod web | There is no kind 'pod'; here they are 'workers'",
        "describe worker web-x | 'atoll why', 'atoll inspect' and 'atoll stop'",
        "logs deployment/web | here they are 'applications'",
        "logs node/web | an application or a worker, not node/web"
      })
  void saysWhatTheKindsOfKubectlAreHere(String typed, String advice) {
    Outcome outcome = scene.run(typed.split(" "));
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(advice), outcome.err());
  }

  @Test
  void showsTheWayFromAWorkerThatIsGoneToThoseInItsPlace() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    for (String verb : new String[] {"logs", "stop"}) {
      Outcome outcome = scene.run(verb, "hello-aaaaa");
      assertEquals(5, outcome.code());
      assertTrue(outcome.err().contains("'atoll ps hello' shows the workers"), outcome.err());
    }
  }

  @Test
  void speaksOfWhatIsNotThereAsPeopleDo() {
    assertEquals("No application and no worker is named 'x'\n", scene.run("ps", "x").err());
    assertTrue(scene.run("get", "pods").err().startsWith("There is no kind 'pods'; here they are"));
    assertEquals(
        "atoll: --output is one of table, wide, name, yaml, json, not 'jsn'",
        scene.run("get", "apps", "-o", "jsn").err().lines().findFirst().orElse(""));
    String count = scene.run("scale", "hello", "many").err();
    assertTrue(count.contains("'many' is not a whole number"), count);
  }
}
