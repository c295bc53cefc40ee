@NullMarked
package io.atoll.controller.runtime.host;

import org.jspecify.annotations.NullMarked;
