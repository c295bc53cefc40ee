/**
 * What the store holds, as people look at it: a snapshot in, rows out, all pure but for reading the
 * snapshot. Commands print what stands here.
 */
@NullMarked
package io.atoll.cli.view;

import org.jspecify.annotations.NullMarked;
