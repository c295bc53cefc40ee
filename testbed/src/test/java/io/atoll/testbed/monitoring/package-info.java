/** The configuration of Prometheus and Grafana that is shipped, tried with their own programs. */
@NullMarked
package io.atoll.testbed.monitoring;

import org.jspecify.annotations.NullMarked;
