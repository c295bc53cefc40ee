package io.atoll.api.yaml.block;

import io.atoll.api.application.Volume;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.leaf.PathLeaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import org.jspecify.annotations.Nullable;

public final class VolumeFields {
  private static final DataSize SMALLEST_TMPFS = new DataSize(64 << 10);
  private static final Field<String> NAME =
      Field.optional("name", Leaves.NAME, "A named volume of the node.");
  private static final Field<String> HOST =
      Field.optional("host", Leaves.ABSOLUTE_PATH, "A directory of the node.");
  private static final Leaf<DataSize> TMPFS_SIZE =
      Leaf.text("a size, such as 128Mi or 1G", VolumeFields::tmpfs);
  private static final Field<DataSize> TMPFS =
      Field.optional(
          "tmpfs", TMPFS_SIZE, "Memory of this size, empty at each start. At least 64Ki.");
  private static final Field<String> MOUNT =
      Field.required("mount", PathLeaves.MOUNT, "Where it stands in the container.");
  private static final Field<Boolean> PER_WORKER =
      Field.defaulting(
          "perWorker", Leaves.TRUE_OR_FALSE, "false", "With name: one for each worker.");
  private static final Field<Boolean> READ_ONLY =
      Field.defaulting(
          "readOnly", Leaves.TRUE_OR_FALSE, "false", "With name or host: not to be written to.");

  public static final ListShape<Volume> LIST =
      ListShape.of(
              "a list of volumes",
              ObjectShape.of("a volume", NAME, HOST, TMPFS, MOUNT, PER_WORKER, READ_ONLY)
                  .check(VolumeFields::check)
                  .build(VolumeFields::volume))
          .distinct(volume -> "the mount '" + volume.mount() + "'");

  private VolumeFields() {}

  private static void check(Values values) {
    values.exactlyOne(NAME, HOST, TMPFS);
    if (values.isWritten(PER_WORKER) && !values.isWritten(NAME)) {
      values.reject(PER_WORKER, "has a meaning only with name");
    }
    if (values.isWritten(READ_ONLY) && values.isWritten(TMPFS)) {
      values.reject(READ_ONLY, "has no meaning with tmpfs");
    }
  }

  /** To the kernel, 0 would be no limit at all. */
  private static DataSize tmpfs(String text) {
    DataSize size = DataSize.parse(text);
    if (size.compareTo(SMALLEST_TMPFS) < 0) {
      throw new IllegalArgumentException(text + " is too small: the least is " + SMALLEST_TMPFS);
    }
    return size;
  }

  private static Volume volume(Values values) {
    String mount = values.get(MOUNT);
    @Nullable String name = values.find(NAME);
    if (name != null) {
      return new Volume.Named(name, mount, values.get(PER_WORKER), values.get(READ_ONLY));
    }
    @Nullable String host = values.find(HOST);
    return host != null
        ? new Volume.Host(host, mount, values.get(READ_ONLY))
        : new Volume.Tmpfs(values.get(TMPFS), mount);
  }
}
