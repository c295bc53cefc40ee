package io.atoll.agent.sampling.container;

import io.atoll.agent.sampling.kernel.KernelFile;
import io.atoll.agent.sampling.kernel.MalformedSampleException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The files of a container's control group that are read in every round, kept open from one to the
 * next. A group that is removed and made again is found again. One thread.
 */
public final class GroupFiles implements AutoCloseable {
  private final Supplier<List<Path>> paths;
  private final Parser parser;
  private final List<KernelFile> files = new ArrayList<>();

  /** Makes a sample of what stands in the files, in their order. */
  @FunctionalInterface
  interface Parser {
    CgroupSample parse(List<String> texts) throws MalformedSampleException;
  }

  /**
   * @param paths asked when they are opened: where a group is, is known once it is there
   */
  GroupFiles(Supplier<List<Path>> paths, Parser parser) {
    this.paths = paths;
    this.parser = parser;
  }

  /** Empty if there is no such group, as when the container has just ended. */
  public Optional<CgroupSample> sample() throws IOException {
    if (!files.isEmpty()) {
      try {
        return Optional.of(read());
      } catch (MalformedSampleException e) {
        throw e;
      } catch (IOException removed) {
        close();
      }
    }
    return opened() ? Optional.of(read()) : Optional.empty();
  }

  private boolean opened() throws IOException {
    try {
      for (Path path : paths.get()) {
        files.add(KernelFile.open(path));
      }
      return true;
    } catch (IOException e) {
      close();
      if (e instanceof NoSuchFileException) {
        return false;
      }
      throw e;
    }
  }

  private CgroupSample read() throws IOException {
    List<String> texts = new ArrayList<>();
    for (KernelFile file : files) {
      texts.add(file.text());
    }
    return parser.parse(texts);
  }

  @Override
  public void close() throws IOException {
    for (KernelFile file : files) {
      file.close();
    }
    files.clear();
  }
}
