@NullMarked
package io.atoll.cli.history;

import org.jspecify.annotations.NullMarked;
