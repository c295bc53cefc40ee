/**
 * Runs the parts of a process: a thin shell of virtual threads round their steps, with health and
 * metrics. A simulation takes the parts from {@link
 * io.atoll.controller.runtime.host.ControllerRuntime#parts()} and steps them itself.
 */
@NullMarked
package io.atoll.controller.runtime.host;

import org.jspecify.annotations.NullMarked;
