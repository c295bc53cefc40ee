/** Tests of whose requests are. */
@NullMarked
package io.atoll.controller.manager.route;

import org.jspecify.annotations.NullMarked;
