/**
 * What one worker carries before its answers get too late, learned from what it did. The model and
 * where it comes from: {@code docs/autoscaling.md}. Pure.
 */
@NullMarked
package io.atoll.controller.manager.autoscale.capacity;

import org.jspecify.annotations.NullMarked;
