/** Tests of what HAProxy is told and says. */
@NullMarked
package io.atoll.controller.proxy.haproxy;

import org.jspecify.annotations.NullMarked;
