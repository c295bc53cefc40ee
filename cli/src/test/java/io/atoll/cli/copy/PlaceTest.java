package io.atoll.cli.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PlaceTest {
  @Test
  void aWorkersPathStandsBehindAColon() {
    assertEquals(new Place.InWorker("web-1", "/www", false, true), Place.parse("web-1:/www/"));
    assertEquals(new Place.InWorker("web-1", "/www", true, false), Place.parse("web-1:www/."));
    assertEquals(new Place.InWorker("web-1", "/etc", false, false), Place.parse("web-1:/a/../etc"));
  }

  @Test
  void aLocalPathMayHaveAColonIfItIsWrittenAsOne() {
    assertEquals(new Place.Local(Path.of("./a:b"), false, false), Place.parse("./a:b"));
    assertEquals(new Place.Local(Path.of("/a:b"), false, false), Place.parse("/a:b"));
    assertEquals(new Place.Local(Path.of("."), true, false), Place.parse("."));
    assertEquals(new Place.Tar(), Place.parse("-"));
  }
}
