package io.atoll.controller.manager.acceptance;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import io.atoll.controller.manager.acceptance.Judgement.Invalid;
import io.atoll.controller.manager.acceptance.Judgement.Valid;
import java.util.List;

/** Judges by the strict reader of users' documents. */
public final class ManifestParser implements Judgement.Parser {
  @Override
  public Judgement judge(String name, Bytes text) {
    Parsed parsed = Manifests.parseKey(text, Keys.application(name), "Application", name);
    return switch (parsed) {
      case Parsed.Invalid(List<Problem> problems) -> new Invalid(error(problems));
      case Parsed.Valid(List<Manifest> manifests)
          when manifests.getFirst() instanceof Manifest.ForApplication it ->
          new Valid(it.application(), it.templateHash());
      case Parsed.Valid _ -> new Invalid(new SpecError(1, 1, "kind", "is not Application"));
    };
  }

  /** The first problem; that there are more is said, which they are is for {@code atoll apply}. */
  public static SpecError error(List<Problem> problems) {
    Problem first = problems.getFirst();
    String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
    return new SpecError(
        first.at().line(), first.at().column(), first.path(), first.message() + more);
  }
}
