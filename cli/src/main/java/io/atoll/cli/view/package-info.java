/**
 * What the store holds, as people think of it: a snapshot, the workers, applications and nodes in
 * it, the names by which people refer to them, and the words for their states. All pure but for
 * reading the snapshot.
 */
@NullMarked
package io.atoll.cli.view;

import org.jspecify.annotations.NullMarked;
