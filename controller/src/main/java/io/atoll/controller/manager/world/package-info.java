/**
 * The world as the planners see it: immutable values made from the caches, and the changes that
 * plans ask for. Pure.
 */
@NullMarked
package io.atoll.controller.manager.world;

import org.jspecify.annotations.NullMarked;
