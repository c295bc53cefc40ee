@NullMarked
package io.atoll.controller.runtime.work;

import org.jspecify.annotations.NullMarked;
