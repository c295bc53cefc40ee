/**
 * Docker's way to say what shall run, turned into an Application's document. Pure but for the files
 * of {@code --env-file}. The command {@code run} imports it.
 */
@NullMarked
package io.atoll.cli.run;

import org.jspecify.annotations.NullMarked;
