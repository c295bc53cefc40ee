/** The node and its ports, tried on fakes and on the real programs alike. */
@NullMarked
package io.atoll.testbed.node;

import org.jspecify.annotations.NullMarked;
