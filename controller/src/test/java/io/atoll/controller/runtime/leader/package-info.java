@NullMarked
package io.atoll.controller.runtime.leader;

import org.jspecify.annotations.NullMarked;
