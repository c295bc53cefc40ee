package io.atoll.api.state;

import io.atoll.api.application.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one probe of a worker says.
 *
 * @param passing false before its first success, and after so many failures in a row as count
 * @param lastFailure what it said when it last began to fail, also of an earlier attempt; null if
 *     it never failed
 * @param failedAt when it said so; null exactly if {@code lastFailure} is
 */
public record ProbeReport(
    Health.Kind probe, boolean passing, @Nullable String lastFailure, @Nullable Instant failedAt) {}
