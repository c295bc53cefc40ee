package io.atoll.api.state;

import io.atoll.api.application.Application;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted document with its defaults resolved, under {@code revisions/application/<name>/<n>}
 * and, for each node that needs it, {@code inputs/<node>/application/<name>/<n>}.
 *
 * @param revision counts from 1 for each uid
 * @param templateHash changes exactly if containers must be replaced
 * @param source modification revision of the user's document
 * @param countChanged modification revision at which {@code replicas} or {@code autoscale} last
 *     changed
 * @param text the user's own document as it was accepted; null in a copy for a node, and where a
 *     version wrote it that did not keep that
 */
public record Revision(
    long uid,
    int revision,
    String templateHash,
    long source,
    long countChanged,
    Instant at,
    Application application,
    @Nullable String text) {

  /** Without the user's own document. */
  public Revision(
      long uid,
      int revision,
      String templateHash,
      long source,
      long countChanged,
      Instant at,
      Application application) {
    this(uid, revision, templateHash, source, countChanged, at, application, null);
  }

  /** As a node needs it. */
  public Revision withoutText() {
    return new Revision(uid, revision, templateHash, source, countChanged, at, application);
  }
}
