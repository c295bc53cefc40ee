/** Tests of whether this host may act. */
@NullMarked
package io.atoll.controller.cluster;

import org.jspecify.annotations.NullMarked;
