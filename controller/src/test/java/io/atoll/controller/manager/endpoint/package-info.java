/** Tests of what is said of where requests may go. */
@NullMarked
package io.atoll.controller.manager.endpoint;

import org.jspecify.annotations.NullMarked;
