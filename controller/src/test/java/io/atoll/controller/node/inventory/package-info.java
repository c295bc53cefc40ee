@NullMarked
package io.atoll.controller.node.inventory;

import org.jspecify.annotations.NullMarked;
