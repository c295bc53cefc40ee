/** Tests. */
@NullMarked
package io.atoll.controller.manager.autoscale;

import org.jspecify.annotations.NullMarked;
