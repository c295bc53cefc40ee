/** Rules about the code of all modules. */
@NullMarked
package io.atoll.testbed.architecture;

import org.jspecify.annotations.NullMarked;
