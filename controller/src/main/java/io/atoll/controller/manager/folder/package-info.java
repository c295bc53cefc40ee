/**
 * The folder that the leading manager keeps what is stored in sync with, if it was given one.
 *
 * <p>May use the runtime, the event recorder and api-model's engine for folders; the rest of the
 * manager notices only what comes to stand in the store. One thread steps it.
 */
@NullMarked
package io.atoll.controller.manager.folder;

import org.jspecify.annotations.NullMarked;
