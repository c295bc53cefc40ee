package io.atoll.api.state;

import io.atoll.api.application.Application;
import java.time.Instant;

/**
 * An accepted document with its defaults resolved, under {@code revisions/application/<name>/<n>}
 * and, for each node that needs it, {@code inputs/<node>/application/<name>/<n>}.
 *
 * @param revision counts from 1 for each uid
 * @param templateHash changes exactly if containers must be replaced
 * @param source modification revision of the user's document
 * @param countChanged modification revision at which {@code replicas} or {@code autoscale} last
 *     changed
 */
public record Revision(
    long uid,
    int revision,
    String templateHash,
    long source,
    long countChanged,
    Instant at,
    Application application) {}
