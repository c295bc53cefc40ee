/** The container engine of this host, behind a port. */
@NullMarked
package io.atoll.controller.node.engine;

import org.jspecify.annotations.NullMarked;
