package io.atoll.api.blob;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.text.Problem;
import java.util.List;

/** What became of the local files that a document names. */
public sealed interface Resolution {

  /**
   * @param manifest to be stored after the files: every local source is a hash, all other bytes are
   *     the user's
   * @param files to be sent, each once
   */
  record Resolved(Manifest manifest, List<LocalFile> files) implements Resolution {
    public Resolved {
      files = ImmutableList.copyOf(files);
    }
  }

  /**
   * @param problems all of the document, never empty
   */
  record Refused(List<Problem> problems) implements Resolution {
    public Refused {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
