/** What the manager reads: informers of all its prefixes, and readers that make worlds of them. */
@NullMarked
package io.atoll.controller.manager.cache;

import org.jspecify.annotations.NullMarked;
