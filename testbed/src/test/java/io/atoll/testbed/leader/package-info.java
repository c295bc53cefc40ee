/** Leadership between real processes on a real etcd. */
@NullMarked
package io.atoll.testbed.leader;

import org.jspecify.annotations.NullMarked;
