/** What users write: from files to documents, and from documents into the store. */
@NullMarked
package io.atoll.cli.manifest;

import org.jspecify.annotations.NullMarked;
