@NullMarked
package io.atoll.controller.node.life;

import org.jspecify.annotations.NullMarked;
