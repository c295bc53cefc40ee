package io.atoll.testbed.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.node.engine.DockerEngine;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.engine.ExecResult;
import io.atoll.testbed.programs.DockerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the first test
final class DockerEngineTest extends ContainerEngineContract {
  private DockerProgram docker;
  private DockerEngine engine;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    docker = DockerProgram.start(directory);
    docker.buildBusybox(SLEEPER, "ENTRYPOINT [\"sleep\"]", "CMD [\"600\"]", "USER 1000");
    docker.buildBusybox(POLITE, "CMD [\"sh\", \"-c\", \"trap 'exit 143' TERM; sleep 600 & wait\"]");
    docker.buildBusybox(STUBBORN, "CMD [\"sh\", \"-c\", \"trap '' TERM; sleep 600\"]");
    docker.buildBusybox(TALKER, "CMD [\"sh\", \"-c\", \"echo one >&2; echo no room >&2; exit 3\"]");
    docker.buildBusybox(BROKEN, "CMD [\"/no/such/command\"]");
    engine = new DockerEngine(docker.host());
  }

  @AfterAll
  void stop() {
    engine.close();
    docker.close();
  }

  @Override
  ContainerEngine engine() {
    return engine;
  }

  @Override
  void crash(Container container) {
    var running = (State.Running) container.state();
    ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly();
  }

  @Test
  void createsWithSecureDefaults() throws IOException {
    String id = engine.create(spec(SLEEPER));
    assertEquals(
        "none [no-new-privileges] [ALL] 7 50 67108864 67108864 500000000 102  json-file",
        inspect(
            id,
            "{{with .HostConfig}}{{.NetworkMode}} {{.SecurityOpt}} {{.CapDrop}} {{len .CapAdd}}"
                + " {{.PidsLimit}} {{.Memory}} {{.MemorySwap}} {{.NanoCpus}} {{.CpuShares}}"
                + " {{.RestartPolicy.Name}} {{.LogConfig.Type}}{{end}}"));
  }

  @Test
  void keepsTheImagesEntrypointWhenOnlyArgumentsAreGiven() throws IOException {
    assertEquals("[sleep] [5] 1000", command(List.of(), List.of("5")));
    assertEquals("[sleep] [600] 1000", command(List.of(), List.of()));
  }

  @Test
  void dropsTheImagesArgumentsWhenACommandIsGiven() throws IOException {
    assertEquals("[sh] [] 1000", command(List.of("sh"), List.of()));
    assertEquals("[sh] [-c true] 1000", command(List.of("sh"), List.of("-c", "true")));
  }

  @Test
  void containersOutliveTheEngineAndEventsComeBack() throws IOException {
    String id = running(SLEEPER);
    State before = seen(id).state();
    var told = new ArrayList<String>();
    var resyncs = new AtomicInteger();
    try (var subscription = engine.onChange(LABEL, "no-such-mark", listener(told, resyncs))) {
      await().until(() -> resyncs.get() == 1);
      docker.kill();
      assertEquals(Category.UNAVAILABLE, category(() -> engine.find(id)));
      docker.startEngine();
      await().atMost(Duration.ofSeconds(10)).until(() -> resyncs.get() > 1);
      await().ignoreExceptions().until(() -> seen(id).state().equals(before));
      assertTrue(subscription != null);
    }
  }

  @Test
  void leavesNoProcessOfACommandThatTookTooLong() throws IOException {
    String id = running(SLEEPER);
    assertInstanceOf(ExecResult.TimedOut.class, exec(id, List.of("sh", "-c", HANGS), SHORT));
    String processes = docker.docker("top", id, "-eo", "pid,args");
    assertEquals(2, processes.strip().lines().count(), processes);
  }

  @Override
  String file(Container container, String path) throws IOException {
    return docker.docker("exec", "-u", "0", container.id(), "stat", "-c", "%a %u:%g", path).strip()
        + " "
        + docker.docker("exec", "-u", "0", container.id(), "cat", path);
  }

  private String command(List<String> command, List<String> args) throws IOException {
    ContainerSpec spec = spec(SLEEPER);
    String id =
        engine.create(
            new ContainerSpec(
                spec.name(),
                spec.image(),
                command,
                args,
                spec.env(),
                null,
                null,
                spec.hostname(),
                spec.resolver(),
                spec.resources(),
                spec.stopSignal(),
                List.of(),
                spec.labels()));
    return inspect(id, "{{.Config.Entrypoint}} {{.Config.Cmd}} {{.Config.User}}");
  }

  private String inspect(String id, String format) throws IOException {
    return docker.docker("inspect", "--format", format, id).strip();
  }
}
