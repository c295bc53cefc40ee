/** Tests. */
@NullMarked
package io.atoll.controller.manager.autoscale.capacity;

import org.jspecify.annotations.NullMarked;
