/** Tests of names. */
@NullMarked
package io.atoll.controller.node.resolver;

import org.jspecify.annotations.NullMarked;
