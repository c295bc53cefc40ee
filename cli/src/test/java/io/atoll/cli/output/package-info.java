@NullMarked
package io.atoll.cli.output;

import org.jspecify.annotations.NullMarked;
