/**
 * The terminal of the person who types: its size, and its modes while a command uses its keys or
 * draws on the whole of it. Imported by commands that do. One at a time; its size may be asked by
 * any thread.
 */
@NullMarked
package io.atoll.cli.terminal;

import org.jspecify.annotations.NullMarked;
