/** What every store promises, tried on the one in memory and on a real etcd. */
@NullMarked
package io.atoll.testbed.store;

import org.jspecify.annotations.NullMarked;
