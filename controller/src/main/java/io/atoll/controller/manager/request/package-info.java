/**
 * What users ask for one worker: a request is consumed in the transaction that does it, so it is
 * done once or not at all. Decisions are pure; the reconciler is glue, run by one thread.
 */
@NullMarked
package io.atoll.controller.manager.request;

import org.jspecify.annotations.NullMarked;
