/** Tests. */
@NullMarked
package io.atoll.controller.manager.rollout;

import org.jspecify.annotations.NullMarked;
