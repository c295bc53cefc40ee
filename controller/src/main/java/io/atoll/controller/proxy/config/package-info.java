/**
 * What this host's HAProxy is to be: worked out of routes and endpoints, and written in its own
 * language. Pure; values are immutable.
 *
 * <p>Knows neither processes nor files, and no other part of the proxy.
 */
@NullMarked
package io.atoll.controller.proxy.config;

import org.jspecify.annotations.NullMarked;
