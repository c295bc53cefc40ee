/** Tests. */
@NullMarked
package io.atoll.controller.node.engine;

import org.jspecify.annotations.NullMarked;
