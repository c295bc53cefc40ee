package io.atoll.controller.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.application.Volume;
import io.atoll.api.value.DataSize;
import io.atoll.controller.node.engine.ContainerMount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VolumePlannerTest {
  @Test
  void namesSharedVolumesByTheirNameAndOwnOnesByTheWorkerToo() {
    assertEquals(
        List.of(
            new ContainerMount.Named(
                "atoll-data", Map.of("atoll.cluster", "c", "atoll.volume", "data"), "/d", true),
            new ContainerMount.Named(
                "atoll-data.web-abcde",
                Map.of(
                    "atoll.cluster", "c",
                    "atoll.volume", "data",
                    "atoll.application", "web",
                    "atoll.worker", "web-abcde"),
                "/own",
                false),
            new ContainerMount.Host("/srv", "/srv", true),
            new ContainerMount.Tmpfs(new DataSize(1 << 20), "/tmp")),
        VolumePlanner.plan(
            List.of(
                new Volume.Named("data", "/d", false, true),
                new Volume.Named("data", "/own", true, false),
                new Volume.Host("/srv", "/srv", true),
                new Volume.Tmpfs(new DataSize(1 << 20), "/tmp")),
            "c",
            "web",
            "web-abcde"));
  }
}
