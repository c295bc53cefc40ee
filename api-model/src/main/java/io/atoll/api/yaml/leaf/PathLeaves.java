package io.atoll.api.yaml.leaf;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.schema.Leaf;
import java.util.List;

/** Places in a container, written in the one plain way, so that equal places are equal texts. */
public final class PathLeaves {
  public static final Leaf<String> FILE = Leaf.text("an absolute path", PathLeaves::file);
  public static final Leaf<String> MOUNT = Leaf.text("an absolute path", PathLeaves::mount);

  private static final int LONGEST = 4_096;
  private static final Splitter STEPS = Splitter.on('/').omitEmptyStrings();
  private static final ImmutableList<String> KERNEL = ImmutableList.of("/proc", "/sys", "/dev");
  private static final ImmutableList<String> ENGINE =
      ImmutableList.of("/etc/hosts", "/etc/hostname", "/etc/resolv.conf");

  private PathLeaves() {}

  /** Whether one is the other or stands below it. */
  public static boolean isWithin(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  private static String file(String text) {
    String path = plain(text);
    if (KERNEL.stream().anyMatch(folder -> isWithin(path, folder))) {
      throw new IllegalArgumentException(
          "'" + path + "' belongs to the kernel; a file there would not be seen");
    }
    if (ENGINE.contains(path)) {
      throw new IllegalArgumentException(
          "'" + path + "' is written by the container engine and would not stay");
    }
    return path;
  }

  private static String mount(String text) {
    String path = plain(text);
    // Below /dev there are mounts that make sense: /dev/shm.
    if (isWithin(path, "/proc") || isWithin(path, "/sys") || path.equals("/dev")) {
      throw new IllegalArgumentException("'" + path + "' belongs to the kernel");
    }
    return path;
  }

  private static String plain(String text) {
    String path = Leaves.absolutePath(text);
    List<String> steps = STEPS.splitToStream(path).filter(step -> !step.equals(".")).toList();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + path + "' is the whole container; name a place inside");
    }
    String plain = "/" + String.join("/", steps);
    if (!plain.equals(path)) {
      throw new IllegalArgumentException("'" + path + "' has to be written '" + plain + "'");
    }
    if (path.length() > LONGEST || CharMatcher.javaIsoControl().matchesAnyOf(path)) {
      throw new IllegalArgumentException("a path has no control characters, and at most 4096");
    }
    return path;
  }
}
