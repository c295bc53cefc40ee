/**
 * Chooses nodes for workers: filters, then scores. Pure values in and out; knows no store and no
 * clock.
 */
@NullMarked
package io.atoll.controller.manager.placement;

import org.jspecify.annotations.NullMarked;
