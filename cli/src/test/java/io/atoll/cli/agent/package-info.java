@NullMarked
package io.atoll.cli.agent;

import org.jspecify.annotations.NullMarked;
