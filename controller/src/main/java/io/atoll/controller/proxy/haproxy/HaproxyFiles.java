package io.atoll.controller.proxy.haproxy;

import io.atoll.controller.disk.DurableFile;
import io.atoll.controller.proxy.config.Picture;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What HAProxy reads when it starts or reloads. Written before a change is told to the running one,
 * so that a restart at any time finds the present state. One thread.
 */
final class HaproxyFiles {
  static final String CERTIFICATE_LISTS = "certificates-";

  private final HaproxySettings settings;

  /** What was last written, so that the disk is left alone where nothing has changed. */
  private final Map<Path, String> written = new HashMap<>();

  HaproxyFiles(HaproxySettings settings) {
    this.settings = settings;
  }

  /** A configuration to be checked, with all that it mentions. */
  Path draft(Picture picture) throws IOException {
    writeNamed(picture);
    if (Files.notExists(settings.hosts())) {
      write(settings.hosts(), "");
    }
    Path draft = settings.directory().resolve(".haproxy.draft");
    DurableFile.replaceBuffered(draft, picture.text());
    return draft;
  }

  void write(Picture picture) throws IOException {
    writeNamed(picture);
    write(settings.hosts(), picture.hostsText());
    write(settings.configuration(), picture.text());
  }

  /** Deletes lists that this picture does not mention. */
  void forgetOthers(Picture picture) throws IOException {
    try (DirectoryStream<Path> lists =
        Files.newDirectoryStream(settings.directory(), CERTIFICATE_LISTS + "*")) {
      for (Path list : lists) {
        if (!picture.layout().files().containsKey(list.toString())) {
          Files.deleteIfExists(list);
          written.remove(list);
        }
      }
    }
  }

  private void writeNamed(Picture picture) throws IOException {
    for (Map.Entry<String, String> file : picture.layout().files().entrySet()) {
      write(Path.of(file.getKey()), file.getValue());
    }
  }

  private void write(Path path, String text) throws IOException {
    if (!text.equals(written.get(path)) || Files.notExists(path)) {
      // A crash of the host ends HAProxy too: nothing need be forced to disk.
      DurableFile.replaceBuffered(path, text);
      written.put(path, text);
    }
  }
}
