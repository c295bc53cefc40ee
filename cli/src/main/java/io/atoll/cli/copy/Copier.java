package io.atoll.cli.copy;

import io.atoll.cli.copy.Landing.Found;
import io.atoll.cli.copy.Landing.Source;
import io.atoll.cli.copy.Place.InWorker;
import io.atoll.cli.copy.Place.Local;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Copies between this host and one worker. Stopped half-way, what was copied stays. */
public final class Copier {
  private final WorkerFiles files;

  public Copier(WorkerFiles files) {
    this.files = files;
  }

  /**
   * @throws IllegalArgumentException if it cannot be copied there
   * @throws java.nio.file.FileSystemException of files here
   */
  public void upload(Local from, InWorker to) throws IOException, InterruptedException {
    Path source = from.path().toAbsolutePath().normalize();
    if (!Files.exists(source)) {
      throw new NoSuchFileException(from.path().toString());
    }
    Source what = new Source(name(source), Files.isDirectory(source), from.contents());
    Landing landing = Landing.of(what, shown(to), to.name(), files.find(to.path()), to.folder());
    String folder = landing.inside() ? to.path() : to.parent();
    requireFolder(new InWorker(to.worker(), folder, false, false));
    files.write(folder, new LocalTar(source, landing.name()));
  }

  /** Unpacks a tar into a folder. */
  public void upload(InputStream tar, InWorker to) throws IOException, InterruptedException {
    requireFolder(to);
    files.write(to.path(), tar);
  }

  private void requireFolder(InWorker place) throws IOException, InterruptedException {
    if (files.find(place.path()) != Found.FOLDER) {
      throw new IllegalArgumentException("there is no folder " + shown(place));
    }
  }

  public void download(InWorker from, Local to) throws IOException, InterruptedException {
    Found found = requireThere(from);
    Path target = to.path().toAbsolutePath().normalize();
    Source what = new Source(from.name(), found == Found.FOLDER, from.contents());
    Landing landing =
        Landing.of(what, to.path().toString(), name(target), here(target), to.folder());
    Path parent = landing.inside() ? target : target.resolveSibling("");
    try (InputStream tar = files.read(from.path())) {
      new Unpacker(landing.name().map(parent::resolve).orElse(parent)).unpack(tar);
    }
  }

  /** The tar as it is. */
  public void download(InWorker from, OutputStream out) throws IOException, InterruptedException {
    var _ = requireThere(from);
    try (InputStream tar = files.read(from.path())) {
      var _ = tar.transferTo(out);
    }
  }

  private Found requireThere(InWorker from) throws IOException, InterruptedException {
    Found found = files.find(from.path());
    if (found == Found.NOTHING) {
      throw new IllegalArgumentException("there is no " + shown(from));
    }
    return found;
  }

  private static Found here(Path path) {
    if (Files.isDirectory(path)) {
      return Found.FOLDER;
    }
    return Files.exists(path) ? Found.FILE : Found.NOTHING;
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String shown(InWorker place) {
    return place.worker() + ":" + place.path();
  }
}
