package io.atoll.api.blob;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Sha256;
import java.util.regex.Pattern;

/** Which contents a document speaks of. Pure. */
public final class BlobReferences {
  private static final Pattern REFERENCE = Pattern.compile(Sha256.PREFIX + "([0-9a-f]{64})");

  private BlobReferences() {}

  /**
   * All that look like one, wherever they stand: of a document that cannot be parsed, too, nothing
   * may be deleted.
   */
  public static ImmutableSet<Sha256> in(String document) {
    return REFERENCE
        .matcher(document)
        .results()
        .map(found -> new Sha256(found.group(1)))
        .collect(ImmutableSet.toImmutableSet());
  }
}
