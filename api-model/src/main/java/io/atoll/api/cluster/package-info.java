/** The other kinds that users write: Node and Network. */
@NullMarked
package io.atoll.api.cluster;

import org.jspecify.annotations.NullMarked;
