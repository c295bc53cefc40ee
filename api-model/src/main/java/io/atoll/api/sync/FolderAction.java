package io.atoll.api.sync;

import io.atoll.api.apply.DocumentName;

/** One change of the store that brings it nearer to the folder. */
public sealed interface FolderAction {
  StoredDocument stored();

  default DocumentName name() {
    return stored().name();
  }

  /** Stores the folder's text and claims the object. */
  record Put(WantedDocument wanted, StoredDocument stored, Why why) implements FolderAction {}

  /** Claims an object that is already as the folder wants it. */
  record Claim(WantedDocument wanted, StoredDocument stored) implements FolderAction {}

  /** Deletes an object whose file is gone. */
  record Prune(StoredDocument stored) implements FolderAction {}

  /** Gives up the claim on what exists neither in the folder nor in the store. */
  record Forget(StoredDocument stored) implements FolderAction {}

  /** Why a text is stored. */
  enum Why {
    /** Nobody had stored it. */
    CREATED("created"),
    /** The folder changed. */
    CONFIGURED("configured"),
    /** Somebody had changed what is stored. */
    REVERTED("reverted, since it was changed outside of the folder"),
    /** Somebody had deleted what is stored. */
    RESTORED("created again, since it was deleted outside of the folder"),
    /** It was there with another text, and nobody's. */
    TAKEN("configured, and now belongs to the folder");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** For people, behind the name. */
  default String words() {
    return switch (this) {
      case Put put -> put.why().words();
      case Claim claim -> "unchanged, and now belongs to the folder";
      case Prune prune -> "deleted, since its file is gone";
      case Forget forget -> "forgotten: it is in neither the folder nor the store";
    };
  }
}
