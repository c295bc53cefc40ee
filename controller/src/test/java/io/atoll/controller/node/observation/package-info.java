@NullMarked
package io.atoll.controller.node.observation;

import org.jspecify.annotations.NullMarked;
