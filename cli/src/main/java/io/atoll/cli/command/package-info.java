/**
 * The commands, a class each: options in, an exit code out. They hold no decisions; views, goals
 * and manifests do.
 */
@NullMarked
package io.atoll.cli.command;

import org.jspecify.annotations.NullMarked;
