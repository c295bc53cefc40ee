/** Keeps {@code status/nodes/<node>}: which nodes are known, and since when each is lost. */
@NullMarked
package io.atoll.controller.manager.node;

import org.jspecify.annotations.NullMarked;
