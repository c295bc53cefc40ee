/** Tests of what HAProxy is to be. */
@NullMarked
package io.atoll.controller.proxy.config;

import org.jspecify.annotations.NullMarked;
