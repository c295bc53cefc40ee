package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.Scene.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunTest {
  private final Scene scene = new Scene();

  @TempDir private Path folder;

  @Test
  void writesTheDocumentThatAPersonWouldWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("env"), "# theirs\nA=1\n\nHOME\nMODE=test\n");
    scene.environment.put("HOME", "/root");
    Outcome outcome =
        dry(
            "--name",
            "web",
            "--replicas",
            "3",
            "-l",
            "tier=front",
            "--env-file",
            file.toString(),
            "-e",
            "MODE=prod",
            "-w",
            "/srv",
            "-u",
            "1000:1000",
            "--entrypoint",
            "/bin/app",
            "--cpus",
            "0.5",
            "-m",
            "256m",
            "--memory-reservation",
            "128Mi",
            "--pids-limit",
            "50",
            "--expose",
            "8080",
            "--network",
            "default",
            "--constraint",
            "node.hostname==n1",
            "--placement-pref",
            "spread=node.labels.zone",
            "--replicas-max-per-node",
            "2",
            "--restart",
            "on-failure",
            "--stop-signal",
            "INT",
            "--stop-timeout",
            "30",
            "shop:1.4",
            "--port",
            "8080",
            "-v");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        """
        apiVersion: atoll/v1
        kind: Application
        metadata:
          name: web
          labels:
            tier: front
        spec:
          image: shop:1.4
          command:
            - /bin/app
          args:
            - "--port"
            - "8080"
            - "-v"
          env:
            A: "1"
            HOME: /root
            MODE: prod
          workdir: /srv
          user: "1000:1000"
          replicas: 3
          resources:
            cpu:
              limit: 500m
            memory:
              request: 128Mi
              limit: 256Mi
            pids: 50
          ports:
            - name: http
              port: 8080
          network: default
          placement:
            constraints:
              - node.name == n1
            spread:
              - zone
            maxPerNode: 2
          restart:
            policy: onFailure
          stop:
            signal: SIGINT
            grace: 30s
        """,
        outcome.out());
    assertTrue(scene.store.get(Keys.application("web")).isEmpty());
  }

  @Test
  void storesExactlyWhatTheDryRunShows() {
    String shown = dry("--name", "web", "hello:1").out();
    Outcome outcome = scene.run("run", "-d", "--name", "web", "hello:1");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("web\n", outcome.out());
    assertEquals(shown, scene.store.get(Keys.application("web")).map(Entry::text).orElse(""));
    Outcome again = scene.run("run", "-d", "--name", "web", "hello:2");
    assertEquals(4, again.code());
    assertTrue(again.err().contains("atoll rm web"), again.err());
  }

  @Test
  void makesUpANameAndPrintsIt() {
    String name = scene.run("run", "-d", "hello:1").out().strip();
    assertTrue(name.matches("[a-z]+-[a-z]+"), name);
    assertTrue(scene.store.get(Keys.application(name)).isPresent());
  }

  @Test
  void waitsUnlessDetached() {
    scene.leader();
    Outcome late = scene.run("run", "--name", "web", "--timeout", "50ms", "hello:1");
    assertEquals(6, late.code(), late.out() + late.err());
    assertTrue(late.out().startsWith("web\n"), late.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-it | atoll exec -it",
        "--privileged | no more rights",
        "--hostname=x | its own name",
        "--rm | leave it out",
        "--replicsa=3 | --replicas"
      })
  void saysWhatToDoInsteadOfAnOptionThatItDoesNotHave(String option, String advice) {
    Outcome outcome = scene.run("run", option, "hello:1");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains(advice), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-m | much | 512m",
        "--cpus | some | 0.5",
        "-p | 127.0.0.1:80:80 | HOST:PORT",
        "-v | /data | NAME:/path",
        "-v | ./here:/there | must be absolute",
        "--restart | on-failure:3 | not counted",
        "--constraint | node.role==manager | node.labels.NAME",
        "--health-retries | 3 | --health-cmd",
        "--env-file | /nowhere | cannot be read"
      })
  void saysWhatIsWrongWithAnOption(String option, String value, String message) {
    Outcome outcome = scene.run("run", "-d", option, value, "hello:1");
    assertEquals(2, outcome.code(), outcome.out());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  @Test
  void blamesTheOptionForWhatTheDocumentMayNotSay() {
    Outcome name = scene.run("run", "--name", "Not_a_name", "hello:1");
    assertEquals(3, name.code(), name.err());
    assertTrue(name.err().startsWith("atoll run: --name Not_a_name: metadata.name: "), name.err());
    Outcome grace = scene.run("run", "-d", "--stop-timeout", "soon", "hello:1");
    assertTrue(grace.err().startsWith("atoll run: --stop-timeout soon: spec.stop.grace"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "53:53/udp | write '-p 53/udp'",
        "published=8088,target=80,mode=host | write '-p 80'"
      })
  void saysHowToReachWorkersInsteadOfThePortsOfHosts(String ports, String advice) {
    Outcome outcome = scene.run("run", "-d", "-p", ports, "hello:1");
    assertEquals(3, outcome.code());
    assertEquals(
        "atoll run: -p "
            + ports
            + ": ports of single hosts are not there yet; "
            + advice
            + ", and use the worker's address from 'atoll ps'\n",
        outcome.err());
  }

  @Test
  void listensOnThePortOfEveryProxyThatIsPublished() {
    Outcome outcome = scene.run("run", "--dry-run", "-p", "8088:8080", "hello:1");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("listen: 8088"), outcome.out());
  }

  @Test
  void saysOfEachOfSeveralOptionsWhatToDoInstead() {
    Outcome outcome = scene.run("run", "--rm", "-i", "--foo", "-t", "hello:1");
    assertEquals(2, outcome.code());
    List<String> lines = outcome.err().lines().toList();
    assertEquals("atoll: Unknown options: '--rm', '-i', '--foo', '-t'", lines.get(0));
    assertTrue(lines.get(1).startsWith("  '--rm': containers of stopped"), lines.get(1));
    assertTrue(lines.get(2).startsWith("  '-i', '-t': workers are restarted"), lines.get(2));
    assertEquals("See 'atoll run --help'.", lines.get(3));
  }

  private Outcome dry(String... options) {
    List<String> words = new ArrayList<>(List.of("run", "--dry-run"));
    words.addAll(List.of(options));
    return scene.run(words.toArray(String[]::new));
  }
}
