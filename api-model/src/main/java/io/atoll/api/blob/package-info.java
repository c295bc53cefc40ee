/**
 * Contents of files by their SHA-256: from a user's disk into the store in chunks, and back.
 *
 * <p>Who applies resolves a document's sources ({@link io.atoll.api.blob.SourceFolder}), sends the
 * files ({@link io.atoll.api.blob.BlobSender}) and stores the document last; who runs it fetches
 * them ({@link io.atoll.api.blob.BlobReader}). Calls block; no class is shared between threads
 * unless it says so.
 */
@NullMarked
package io.atoll.api.blob;

import org.jspecify.annotations.NullMarked;
