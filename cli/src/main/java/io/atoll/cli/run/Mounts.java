package io.atoll.cli.run;

import com.google.common.base.Splitter;
import io.atoll.cli.outcome.CommandFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code -v}, {@code --mount} and {@code --tmpfs}. */
public final class Mounts {
  private static final String TMPFS_SIZE = "64Mi";
  private final Sheet sheet;

  public Mounts(Sheet sheet) {
    this.sheet = sheet;
  }

  /** {@code NAME:/path}, {@code /host:/path}, and either with {@code :ro}. */
  public void volume(String text) {
    String option = "-v " + text;
    List<String> parts = Splitter.on(':').splitToList(text);
    if (parts.size() < 2 || parts.size() > 3 || parts.get(0).isEmpty()) {
      throw CommandFailure.usage(
          option + ": write NAME:/path or /host/path:/path, with :ro where it is only read");
    }
    boolean readOnly =
        parts.size() == 3 && Splitter.on(',').splitToList(parts.get(2)).contains("ro");
    add(parts.get(0), parts.get(1), readOnly, option);
  }

  /** {@code type=volume|bind|tmpfs,source=...,target=...,readonly,tmpfs-size=...}. */
  public void mount(String text) {
    String option = "--mount " + text;
    Map<String, String> fields = fields(text);
    @Nullable String target = first(fields, "target", "dst", "destination");
    @Nullable String source = first(fields, "source", "src");
    if (target == null) {
      throw CommandFailure.usage(option + ": says no target=/path");
    }
    if (fields.getOrDefault("type", "volume").equals("tmpfs")) {
      tmpfs(target, fields.get("tmpfs-size"), option);
    } else if (source == null) {
      throw CommandFailure.usage(option + ": says no source, a volume's name or a host's path");
    } else {
      String readOnly = first(fields, "readonly", "ro");
      add(source, target, readOnly != null && !readOnly.equals("false"), option);
    }
  }

  /** {@code /path} or {@code /path:size=64m}. */
  public void tmpfs(String text) {
    List<String> parts = Splitter.on(':').limit(2).splitToList(text);
    String size = parts.size() == 2 ? fields(parts.get(1)).get("size") : null;
    tmpfs(parts.get(0), size, "--tmpfs " + text);
  }

  private void tmpfs(String target, @Nullable String size, String option) {
    Map<String, Object> volume = new LinkedHashMap<>();
    volume.put("tmpfs", size == null ? TMPFS_SIZE : Amounts.memory(size, option));
    volume.put("mount", target);
    sheet.add("spec.volumes", volume, option);
  }

  private void add(String source, String target, boolean readOnly, String option) {
    Map<String, Object> volume = new LinkedHashMap<>();
    if (source.startsWith(".") || source.startsWith("~")) {
      throw CommandFailure.usage(option + ": the path is one of the node, so it must be absolute");
    }
    volume.put(source.startsWith("/") ? "host" : "name", source);
    volume.put("mount", target);
    if (readOnly) {
      volume.put("readOnly", true);
    }
    sheet.add("spec.volumes", volume, option);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : Splitter.on(',').trimResults().omitEmptyStrings().split(text)) {
      int equals = part.indexOf('=');
      fields.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "true" : part.substring(equals + 1));
    }
    return fields;
  }

  private static @Nullable String first(Map<String, String> fields, String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
