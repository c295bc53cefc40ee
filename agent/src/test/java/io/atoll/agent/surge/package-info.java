@NullMarked
package io.atoll.agent.surge;

import org.jspecify.annotations.NullMarked;
