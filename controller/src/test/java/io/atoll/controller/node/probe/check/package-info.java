/** Tests. */
@NullMarked
package io.atoll.controller.node.probe.check;

import org.jspecify.annotations.NullMarked;
