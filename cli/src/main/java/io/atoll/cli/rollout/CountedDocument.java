package io.atoll.cli.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atoll.api.diff.Difference;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.CountTexts;
import java.util.List;
import java.util.Optional;

/** A document with the count of another one: its {@code replicas} or {@code autoscale}. Pure. */
public final class CountedDocument {
  private static final List<String> COUNTS = List.of("replicas", "autoscale");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private CountedDocument() {}

  /**
   * @param text the document to store; its own bytes as far as they can be kept
   * @param anew whether it had to be written anew, without its comments
   */
  public record Result(String text, boolean anew) {}

  /**
   * @param text the document
   * @param counted whose count holds
   * @return empty if one of the two is no valid document
   */
  public static Optional<Result> of(String application, String text, String counted) {
    return switch (compare(application, text, counted)) {
      case DocumentDiff.Compared compared when !differsInCount(compared) ->
          Optional.of(new Result(text, false));
      case DocumentDiff.Compared compared ->
          CountTexts.withCountOf(text, counted)
              .filter(it -> isRight(application, it, text, counted))
              .map(it -> new Result(it, false))
              .or(() -> anew(application, text, counted));
      case DocumentDiff.Unreadable unreadable -> Optional.empty();
      case DocumentDiff.Absent absent -> Optional.empty();
    };
  }

  private static Optional<Result> anew(String application, String text, String counted) {
    return spliced(text, counted)
        .filter(it -> isRight(application, it, text, counted))
        .map(it -> new Result(it, true));
  }

  private static boolean isRight(String application, String made, String text, String counted) {
    return compare(application, text, made) instanceof DocumentDiff.Compared changed
        && changed.differences().stream().allMatch(CountedDocument::isCount)
        && compare(application, counted, made) instanceof DocumentDiff.Compared left
        && !differsInCount(left);
  }

  private static Optional<String> spliced(String text, String counted) {
    try {
      JsonNode into = YAML.readTree(text);
      JsonNode from = YAML.readTree(counted).path("spec");
      if (into.path("spec") instanceof ObjectNode spec) {
        for (String field : COUNTS) {
          spec.remove(field);
          if (from.has(field)) {
            spec.set(field, from.get(field));
          }
        }
      }
      return Optional.of(YAML.writeValueAsString(into));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static DocumentDiff compare(String application, String before, String after) {
    return DocumentDiff.between(
        RevisionTexts.name(application), Bytes.utf8(before), Bytes.utf8(after));
  }

  private static boolean differsInCount(DocumentDiff.Compared diff) {
    return diff.differences().stream().anyMatch(CountedDocument::isCount);
  }

  private static boolean isCount(Difference difference) {
    return COUNTS.stream()
        .map("spec."::concat)
        .anyMatch(it -> difference.path().equals(it) || difference.path().startsWith(it + "."));
  }
}
