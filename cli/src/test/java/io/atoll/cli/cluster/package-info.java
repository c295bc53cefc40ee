@NullMarked
package io.atoll.cli.cluster;

import org.jspecify.annotations.NullMarked;
