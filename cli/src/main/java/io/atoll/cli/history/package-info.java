/**
 * What agents measured in the last hour, as {@code atoll stats --since} shows it. {@link
 * io.atoll.cli.history.NodeSamples} asks an agent; all else is pure. One thread.
 */
@NullMarked
package io.atoll.cli.history;

import org.jspecify.annotations.NullMarked;
