@NullMarked
package io.atoll.agent.measuring;

import org.jspecify.annotations.NullMarked;
