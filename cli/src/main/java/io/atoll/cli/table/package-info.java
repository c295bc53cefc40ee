/**
 * Each kind as a table, or as documents: a snapshot in, rows out, all pure. Lists of commands such
 * as {@code get} and {@code ps} are printed from here.
 */
@NullMarked
package io.atoll.cli.table;

import org.jspecify.annotations.NullMarked;
