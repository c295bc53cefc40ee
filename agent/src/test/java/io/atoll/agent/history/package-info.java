@NullMarked
package io.atoll.agent.history;

import org.jspecify.annotations.NullMarked;
