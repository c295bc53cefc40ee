/** Tests. */
@NullMarked
package io.atoll.controller.manager.status;

import org.jspecify.annotations.NullMarked;
