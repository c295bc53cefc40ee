@NullMarked
package io.atoll.api.diff;

import org.jspecify.annotations.NullMarked;
