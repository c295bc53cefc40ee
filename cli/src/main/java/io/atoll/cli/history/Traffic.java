package io.atoll.cli.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came to an application through all proxies; each but the percentiles a second, or now.
 *
 * @param p95 averaged by how much came; null if too few were answered
 */
public record Traffic(
    double rate,
    double errors,
    double queue,
    double retries,
    double failures,
    @Nullable Duration p95,
    @Nullable Duration p99) {}
