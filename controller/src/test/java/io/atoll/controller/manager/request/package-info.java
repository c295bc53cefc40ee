/** Tests of what becomes of requests. */
@NullMarked
package io.atoll.controller.manager.request;

import org.jspecify.annotations.NullMarked;
