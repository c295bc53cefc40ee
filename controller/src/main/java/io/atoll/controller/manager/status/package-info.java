/** What is said of an application: its status, its conditions, its events. Pure. */
@NullMarked
package io.atoll.controller.manager.status;

import org.jspecify.annotations.NullMarked;
