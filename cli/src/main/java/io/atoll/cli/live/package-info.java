/**
 * What agents measure, as it is shown while it changes. Views are pure; {@link
 * io.atoll.cli.live.Screen} draws. One thread.
 */
@NullMarked
package io.atoll.cli.live;

import org.jspecify.annotations.NullMarked;
