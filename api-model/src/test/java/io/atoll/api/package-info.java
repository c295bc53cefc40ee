@NullMarked
package io.atoll.api;

import org.jspecify.annotations.NullMarked;
