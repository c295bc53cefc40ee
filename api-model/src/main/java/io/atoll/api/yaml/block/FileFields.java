package io.atoll.api.yaml.block;

import io.atoll.api.application.Application.File;
import io.atoll.api.application.FileOwner;
import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.leaf.PathLeaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;

public final class FileFields {
  private static final Field<String> PATH =
      Field.required("path", PathLeaves.FILE, "Where it stands in the container.");
  private static final Field<String> SOURCE =
      Field.optional(
          "source",
          Leaf.text("a text", FileFields::source),
          "A local file of at most 64 MiB, sent along by apply; stored as its SHA-256.");
  private static final Field<String> CONTENT =
      Field.optional("content", Leaves.TEXT, "The content itself.");
  private static final Field<Integer> MODE =
      Field.defaulting(
          "mode",
          Leaf.text("a file mode in octal", FileFields::mode, Integer::toOctalString),
          "0644",
          "Its permissions.");
  private static final Field<FileOwner> OWNER =
      Field.defaulting(
          "owner",
          Leaf.text("a numeric user and group", FileOwner::parse),
          "0:0",
          "To whom it belongs, as UID:GID.");

  public static final ListShape<File> LIST =
      ListShape.of(
              "a list of files",
              ObjectShape.of("a file", PATH, SOURCE, CONTENT, MODE, OWNER)
                  .check(values -> values.exactlyOne(SOURCE, CONTENT), SOURCE, CONTENT)
                  .build(v ->
                      new File(
                          v.get(PATH), v.find(SOURCE), v.find(CONTENT), v.get(MODE), v.get(OWNER))))
          .distinct(file -> "the path '" + file.path() + "'");

  private FileFields() {}

  static String source(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; name a local file, such as ./run.sh");
    }
    var _ = Sha256.find(text);
    return text;
  }

  private static int mode(String text) {
    if (!text.matches("0?[0-7]{3,4}")) {
      throw new IllegalArgumentException("'" + text + "' is not a file mode such as \"0755\"");
    }
    return Integer.parseInt(text, 8);
  }
}
