@NullMarked
package io.atoll.cli.editing;

import org.jspecify.annotations.NullMarked;
