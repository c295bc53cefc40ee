/**
 * What users say to running applications and workers beside their documents: the controls of an
 * application, requests for single workers. Commands import it; it writes by compare-and-set.
 */
@NullMarked
package io.atoll.cli.control;

import org.jspecify.annotations.NullMarked;
