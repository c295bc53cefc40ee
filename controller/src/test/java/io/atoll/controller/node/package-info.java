@NullMarked
package io.atoll.controller.node;

import org.jspecify.annotations.NullMarked;
