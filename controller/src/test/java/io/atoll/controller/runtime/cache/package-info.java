@NullMarked
package io.atoll.controller.runtime.cache;

import org.jspecify.annotations.NullMarked;
