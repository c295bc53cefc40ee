package io.atoll.controller.node.files;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import io.atoll.api.application.Application.File;
import io.atoll.api.value.Sha256;
import io.atoll.controller.node.engine.ContainerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Gets a worker's files ready on this host's disk. Thread-safe. */
public final class WorkerFiles {
  private final BlobCache cache;

  public WorkerFiles(BlobCache cache) {
    this.cache = cache;
  }

  /**
   * All of the files, each complete and checked.
   *
   * @throws io.atoll.api.blob.BlobException with MISSING or BROKEN
   * @throws io.atoll.api.store.StoreException if one has to be fetched and the store is away
   * @throws IOException of the disk
   */
  public List<ContainerFile> ready(List<File> files) throws IOException {
    ImmutableList.Builder<ContainerFile> ready = ImmutableList.builder();
    for (File file : files) {
      Optional<Sha256> blob = file.blob();
      ByteSource content =
          blob.isPresent()
              ? cache.content(blob.get())
              : text(Optional.ofNullable(file.content()).orElse(""));
      ready.add(new ContainerFile(file.path(), file.mode(), file.owner(), content));
    }
    return ready.build();
  }

  private static ByteSource text(String content) {
    return ByteSource.wrap(content.getBytes(StandardCharsets.UTF_8));
  }
}
