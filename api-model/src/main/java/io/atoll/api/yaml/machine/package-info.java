/**
 * How machine documents become YAML and back: Jackson with the text forms of Atoll's values.
 *
 * <p>Only {@code io.atoll.api.yaml} imports it. Everything in it is immutable or thread-safe.
 */
@NullMarked
package io.atoll.api.yaml.machine;

import org.jspecify.annotations.NullMarked;
