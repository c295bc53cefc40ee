package io.atoll.cli.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.copy.Landing.Found;
import io.atoll.cli.copy.Landing.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a destination means is as {@code docker cp} has it. */
final class LandingTest {
  private static final Source FILE = new Source("page.html", false, false);
  private static final Source FOLDER = new Source("site", true, false);
  private static final Source CONTENTS = new Source("site", true, true);

  @Test
  void intoAFolderThatIsThereItKeepsItsName() {
    assertEquals(new Landing(true, Optional.of("page.html")), land(FILE, Found.FOLDER, false));
    assertEquals(new Landing(true, Optional.of("site")), land(FOLDER, Found.FOLDER, true));
  }

  @Test
  void contentsGoRightIntoTheFolder() {
    assertEquals(new Landing(true, Optional.empty()), land(CONTENTS, Found.FOLDER, false));
    assertEquals(new Landing(false, Optional.of("www")), land(CONTENTS, Found.NOTHING, false));
  }

  @Test
  void whatIsNotThereGetsTheNewName() {
    assertEquals(new Landing(false, Optional.of("www")), land(FILE, Found.NOTHING, false));
    assertEquals(new Landing(false, Optional.of("www")), land(FILE, Found.FILE, false));
    assertEquals(new Landing(false, Optional.of("www")), land(FOLDER, Found.NOTHING, true));
  }

  @Test
  void aFileNeedsTheFolderAndAFolderReplacesNoFile() {
    assertTrue(refusal(FILE, Found.NOTHING, true).contains("there is no folder /srv/www"));
    assertTrue(refusal(FOLDER, Found.FILE, false).contains("/srv/www is a file"));
  }

  private static Landing land(Source source, Found found, boolean asFolder) {
    return Landing.of(source, "/srv/www", "www", found, asFolder);
  }

  private static String refusal(Source source, Found found, boolean asFolder) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> land(source, found, asFolder))
            .getMessage());
  }
}
