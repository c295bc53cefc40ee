package io.atoll.agent.sampling.host;

import io.atoll.api.value.DataSize;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is where a folder is. */
public record DiskSpace(Path folder) {

  /**
   * @param available to programs without privileges
   */
  public record Room(DataSize size, DataSize available) {}

  public Room read() throws IOException {
    FileStore store = Files.getFileStore(folder);
    return new Room(new DataSize(store.getTotalSpace()), new DataSize(store.getUsableSpace()));
  }
}
