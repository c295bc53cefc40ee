@NullMarked
package io.atoll.cli.volume;

import org.jspecify.annotations.NullMarked;
