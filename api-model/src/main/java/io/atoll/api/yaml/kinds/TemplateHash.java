package io.atoll.api.yaml.kinds;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import io.atoll.api.yaml.tree.Tree;
import java.nio.charset.StandardCharsets;

/**
 * Identifies what a container is made from: a change of it replaces workers, a change of anything
 * else, or of a default, does not. Taken over the fields that the user wrote, not over defaults;
 * insensitive to order, layout and the way a value is written.
 */
public final class TemplateHash {
  /** The fields of a spec that a running container cannot follow. */
  public static final ImmutableSet<String> FIELDS =
      ImmutableSet.of(
          "image",
          "command",
          "args",
          "env",
          "workdir",
          "user",
          "files",
          "resources",
          "volumes",
          "network");

  private static final int LENGTH = 12;

  private TemplateHash() {}

  /**
   * @param application a document that decodes
   * @return the first 12 hexadecimal digits of a SHA-256
   */
  public static String of(Tree application) {
    String canonical =
        application instanceof Tree.Fields fields
            ? fields
                .entry("spec")
                .map(spec -> ApplicationFields.SPEC_SHAPE.canonical(spec.value(), FIELDS))
                .orElse("")
            : "";
    return Hashing.sha256()
        .hashString(canonical, StandardCharsets.UTF_8)
        .toString()
        .substring(0, LENGTH);
  }
}
