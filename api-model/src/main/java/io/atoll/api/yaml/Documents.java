package io.atoll.api.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atoll.api.yaml.machine.Completeness;
import io.atoll.api.yaml.machine.MachineYaml;
import io.atoll.api.yaml.machine.Merge;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents that Atoll's own processes write, as YAML. Fields are named as the record's
 * components and stand in their order; null ones are left out; enums are lowerCamel; quantities,
 * durations and times are written as people write them. The same document gives the same bytes.
 *
 * <p>Thread-safe.
 */
public final class Documents {
  private static final ObjectMapper MAPPER = MachineYaml.mapper();
  private static final ObjectMapper LINES = MachineYaml.json();

  private Documents() {}

  /**
   * Reads a record. Fields that the type does not know are ignored; missing lists and maps are
   * empty; missing numbers and booleans are 0 and false.
   *
   * @throws DocumentException if the text is not YAML, has a value that does not fit its field, or
   *     lacks a field that is not {@link Nullable}
   */
  public static <T> T read(String text, Class<T> type) {
    return read(MAPPER, text, type);
  }

  /**
   * As {@link #read}, of {@link #writeLine}.
   *
   * @throws DocumentException if the text is not JSON, or does not fit the type
   */
  public static <T> T readLine(String line, Class<T> type) {
    return read(LINES, line, type);
  }

  private static <T> T read(ObjectMapper mapper, String text, Class<T> type) {
    @Nullable T document;
    try {
      document = mapper.readValue(text, type);
    } catch (JacksonException e) {
      throw new DocumentException(describe(type, e), e);
    }
    if (document == null) {
      throw new DocumentException(type.getSimpleName() + ": the document is empty");
    }
    Optional<String> missing = Completeness.missing(document);
    if (missing.isPresent()) {
      throw new DocumentException(
          type.getSimpleName() + ": field '" + missing.get() + "' is missing");
    }
    return document;
  }

  /** Always ends in a newline. */
  public static String write(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new DocumentException("cannot be written as YAML: " + e.getOriginalMessage(), e);
    }
  }

  /** The same fields as JSON on one line, without its end: for many documents in a row. */
  public static String writeLine(Object document) {
    try {
      return LINES.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new DocumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes {@code document} and keeps, behind its own fields, those of {@code previousText} that
   * its type does not know, also inside nested records and maps of records, but not inside lists. A
   * previous text that cannot be read adds nothing.
   */
  public static String update(String previousText, Object document) {
    JsonNode written = MAPPER.valueToTree(document);
    if (written instanceof ObjectNode target && previous(previousText) instanceof ObjectNode old) {
      Merge.keepUnknown(old, target, document);
    }
    return write(written);
  }

  private static @Nullable JsonNode previous(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException unreadable) {
      return null;
    }
  }

  private static String describe(Class<?> type, JacksonException problem) {
    String where =
        problem.getLocation() == null
            ? ""
            : " at line "
                + problem.getLocation().getLineNr()
                + ", column "
                + problem.getLocation().getColumnNr();
    return type.getSimpleName() + where + ": " + problem.getOriginalMessage();
  }
}
