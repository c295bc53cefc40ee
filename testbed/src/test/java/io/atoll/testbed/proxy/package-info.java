/** Tests of the proxy, real and fake. */
@NullMarked
package io.atoll.testbed.proxy;

import org.jspecify.annotations.NullMarked;
