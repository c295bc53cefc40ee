/** Tests. */
@NullMarked
package io.atoll.controller.node.probe;

import org.jspecify.annotations.NullMarked;
