@NullMarked
package io.atoll.cli.live;

import org.jspecify.annotations.NullMarked;
