/**
 * What the leading manager knows of the cluster, for Prometheus: read from its caches when it is
 * asked, and counted from their changes. Decides nothing. Only the manager's wiring imports it.
 */
@NullMarked
package io.atoll.controller.manager.figures;

import org.jspecify.annotations.NullMarked;
