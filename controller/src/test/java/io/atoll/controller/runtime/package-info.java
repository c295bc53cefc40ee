@NullMarked
package io.atoll.controller.runtime;

import org.jspecify.annotations.NullMarked;
