package io.atoll.api.sync;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.blob.LocalFile;
import io.atoll.api.store.Bytes;
import java.util.List;

/**
 * A document as the folder wants it stored.
 *
 * @param file the file that holds it, for messages
 * @param contents what has to be sent before it
 */
public record WantedDocument(DocumentName name, Bytes text, String file, List<LocalFile> contents) {
  public WantedDocument {
    contents = ImmutableList.copyOf(contents);
  }

  static WantedDocument of(UserDocument document) {
    return new WantedDocument(document.name(), document.text(), document.file(), document.files());
  }

  public String hash() {
    return hash(text);
  }

  /** SHA-256 in hexadecimal, as it stands in the owner's record. */
  static String hash(Bytes text) {
    return Hashing.sha256().hashBytes(text.toByteArray()).toString();
  }
}
