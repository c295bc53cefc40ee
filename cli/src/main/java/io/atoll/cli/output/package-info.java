/** How results look: tables, documents, ages, suggestions. Pure but for printing; no store here. */
@NullMarked
package io.atoll.cli.output;

import org.jspecify.annotations.NullMarked;
