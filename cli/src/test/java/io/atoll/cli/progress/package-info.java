@NullMarked
package io.atoll.cli.progress;

import org.jspecify.annotations.NullMarked;
