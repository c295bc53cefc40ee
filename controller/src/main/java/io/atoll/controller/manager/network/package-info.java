/** Accepts networks, gives each its id, and keeps ranges apart. */
@NullMarked
package io.atoll.controller.manager.network;

import org.jspecify.annotations.NullMarked;
