/**
 * What {@code /metrics} answers: the figures of the host, of its workers and of the agent itself as
 * Prometheus reads them. {@code …Metrics} turn values into families and are pure; {@link
 * io.atoll.agent.metrics.MetricsService} reads the kernel's files when it is asked, neither the
 * store nor the engine.
 *
 * <p>Names follow Prometheus' conventions, and cAdvisor's where they mean the same. Nothing that
 * grows without bound may become a label. Only the agent's wiring imports it.
 */
@NullMarked
package io.atoll.agent.metrics;

import org.jspecify.annotations.NullMarked;
