@NullMarked
package io.atoll.cli.copy;

import org.jspecify.annotations.NullMarked;
