/**
 * What is said of updates: how far one is, what revisions changed, what an earlier one's document
 * is with the count of now. Pure; commands, tables and stories import it.
 */
@NullMarked
package io.atoll.cli.rollout;

import org.jspecify.annotations.NullMarked;
