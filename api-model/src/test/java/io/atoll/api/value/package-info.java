@NullMarked
package io.atoll.api.value;

import org.jspecify.annotations.NullMarked;
