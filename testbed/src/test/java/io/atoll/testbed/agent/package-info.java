/** Parts of the agent on what only a privileged test can make. */
@NullMarked
package io.atoll.testbed.agent;

import org.jspecify.annotations.NullMarked;
