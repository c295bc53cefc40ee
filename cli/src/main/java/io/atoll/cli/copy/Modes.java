package io.atoll.cli.copy;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.google.common.collect.ImmutableList;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Collectors;

/** Permissions as the bits that tars have. */
final class Modes {
  /** The highest bit first. */
  private static final ImmutableList<PosixFilePermission> ORDER =
      ImmutableList.of(
          OWNER_READ,
          OWNER_WRITE,
          OWNER_EXECUTE,
          GROUP_READ,
          GROUP_WRITE,
          GROUP_EXECUTE,
          OTHERS_READ,
          OTHERS_WRITE,
          OTHERS_EXECUTE);

  private Modes() {}

  static int of(Set<PosixFilePermission> permissions) {
    return permissions.stream().mapToInt(Modes::bit).sum();
  }

  private static int bit(PosixFilePermission permission) {
    return 0400 >> ORDER.indexOf(permission);
  }

  static Set<PosixFilePermission> permissions(int mode) {
    return ORDER.stream()
        .filter(permission -> (mode & bit(permission)) != 0)
        .collect(Collectors.toSet());
  }
}
