/**
 * What several commands offer alike, as picocli mixins, and what these do: how things are shown,
 * how long is waited. Commands alone import it. One thread.
 */
@NullMarked
package io.atoll.cli.command.options;

import org.jspecify.annotations.NullMarked;
