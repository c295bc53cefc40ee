/**
 * What happens to each worker: create, move, stop, remove; one by one where a template changes.
 * Pure but for the {@link io.atoll.controller.manager.worker.NameSource} it is given.
 */
@NullMarked
package io.atoll.controller.manager.worker;

import org.jspecify.annotations.NullMarked;
