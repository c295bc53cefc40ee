package io.atoll.cli.command.run;

import io.atoll.cli.run.Mounts;
import io.atoll.cli.run.Sheet;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is mounted into workers. */
final class StorageOptions {
  @Option(
      names = {"-v", "--volume"},
      paramLabel = "NAME|/HOST:/PATH[:ro]",
      description = "A named volume or a directory of the node.")
  private List<String> volumes = new ArrayList<>();

  @Option(
      names = "--mount",
      paramLabel = "type=...",
      description = "The same in long: type=volume|bind|tmpfs,source=...,target=...,readonly.")
  private List<String> mounts = new ArrayList<>();

  @Option(
      names = "--tmpfs",
      paramLabel = "/PATH[:size=SIZE]",
      description = "Memory, empty at each start; 64Mi if no size is said.")
  private List<String> tmpfs = new ArrayList<>();

  void write(Sheet sheet) {
    Mounts all = new Mounts(sheet);
    volumes.forEach(all::volume);
    mounts.forEach(all::mount);
    tmpfs.forEach(all::tmpfs);
  }
}
