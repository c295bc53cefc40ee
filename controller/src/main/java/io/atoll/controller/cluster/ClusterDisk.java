package io.atoll.controller.cluster;

import java.util.Optional;

/**
 * Keeps the {@link ClusterMemory} over restarts. Blocking; a write is whole or has not happened.
 */
public interface ClusterDisk {

  /**
   * @throws IllegalStateException if something is there that cannot be read: that is not the same
   *     as nothing
   */
  Optional<ClusterMemory> read();

  /**
   * @throws java.io.UncheckedIOException if the disk refuses; the old memory is still there
   */
  void write(ClusterMemory memory);
}
