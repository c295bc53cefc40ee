/** What users want: from a text to an accepted revision and a count. Pure. */
@NullMarked
package io.atoll.controller.manager.acceptance;

import org.jspecify.annotations.NullMarked;
