@NullMarked
package io.atoll.api.sync;

import org.jspecify.annotations.NullMarked;
