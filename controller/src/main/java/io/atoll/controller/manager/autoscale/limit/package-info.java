/** What holds a count back: windows of time, and how far one step may go. Pure. */
@NullMarked
package io.atoll.controller.manager.autoscale.limit;

import org.jspecify.annotations.NullMarked;
