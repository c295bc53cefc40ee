package io.atoll.api.yaml;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.text.Problem;
import java.util.List;

/** What became of a text that a user wrote. */
public sealed interface Parsed {
  /**
   * @param manifests in the order of the text; none if it holds no document
   */
  record Valid(List<Manifest> manifests) implements Parsed {
    public Valid {
      manifests = ImmutableList.copyOf(manifests);
    }
  }

  /**
   * @param problems all of them, in the order of the text; never empty
   */
  record Invalid(List<Problem> problems) implements Parsed {
    public Invalid {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
