@NullMarked
package io.atoll.controller.node.worker;

import org.jspecify.annotations.NullMarked;
