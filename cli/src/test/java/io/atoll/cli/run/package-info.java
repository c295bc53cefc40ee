/** Tests of what Docker's options become. */
@NullMarked
package io.atoll.cli.run;

import org.jspecify.annotations.NullMarked;
