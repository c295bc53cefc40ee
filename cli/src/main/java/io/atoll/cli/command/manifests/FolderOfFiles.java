package io.atoll.cli.command.manifests;

import io.atoll.api.folder.FolderReader;
import io.atoll.api.store.Store;
import io.atoll.api.sync.FolderPolicy;
import io.atoll.api.sync.FolderSync;
import io.atoll.cli.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A folder that a command was given. */
record FolderOfFiles(Path path, boolean recursive) {
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  /** The name given, or this host's and the folder's: the same folder elsewhere is another. */
  String source(@Nullable String given) {
    if (given != null) {
      return given;
    }
    try {
      return Files.readString(HOST).strip() + ":" + path.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw new UncheckedIOException("this host has no name; give the source one by --source", e);
    }
  }

  FolderSync sync(Session session, FolderPolicy policy, Duration patience) {
    Store store = session.store();
    FolderReader reader = FolderReader.of(path, recursive, session::now);
    return new FolderSync(reader, store, store::commit, policy, patience, session::now);
  }
}
