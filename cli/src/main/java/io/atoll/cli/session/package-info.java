/**
 * What a command runs in: its console, its clock, its environment, and the cluster it speaks to.
 *
 * <p>One session a run of the command, used by one thread.
 */
@NullMarked
package io.atoll.cli.session;

import org.jspecify.annotations.NullMarked;
