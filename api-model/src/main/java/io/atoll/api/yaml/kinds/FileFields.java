package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application.File;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;

final class FileFields {
  private static final Field<String> PATH =
      Field.required("path", Leaves.ABSOLUTE_PATH, "Where it stands in the container.");
  private static final Field<String> SOURCE =
      Field.optional("source", Leaves.TEXT, "A local file, sent along by apply.");
  private static final Field<String> CONTENT =
      Field.optional("content", Leaves.TEXT, "The content itself.");
  private static final Field<Integer> MODE =
      Field.defaulting(
          "mode",
          Leaf.text("a file mode in octal", FileFields::mode, Integer::toOctalString),
          "0644",
          "Its permissions.");

  static final ListShape<File> LIST =
      ListShape.of(
              "a list of files",
              ObjectShape.of("a file", PATH, SOURCE, CONTENT, MODE)
                  .check(values -> values.exactlyOne(SOURCE, CONTENT), SOURCE, CONTENT)
                  .build(v -> new File(v.get(PATH), v.find(SOURCE), v.find(CONTENT), v.get(MODE))))
          .distinct(file -> "the path '" + file.path() + "'");

  private FileFields() {}

  private static int mode(String text) {
    if (!text.matches("0?[0-7]{3,4}")) {
      throw new IllegalArgumentException("'" + text + "' is not a file mode such as \"0755\"");
    }
    return Integer.parseInt(text, 8);
  }
}
