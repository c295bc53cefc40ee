package io.atoll.testbed.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Documents that must be refused: the corpus of the parser's tests, and some made here. */
final class BrokenDocuments {
  private static final String CORPUS = "api-model/src/test/resources/broken";

  private BrokenDocuments() {}

  /** By a name of the key or the file. */
  static Map<String, byte[]> all(Path checkout) throws IOException {
    Map<String, byte[]> documents = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(checkout.resolve(CORPUS), "*.yaml")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".yaml", "");
        documents.put("c-" + name, Files.readAllBytes(file));
      }
    }
    documents.put("g-binary", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 0, (byte) 0xff, (byte) 0xfe});
    documents.put("g-deep-list", ascii("[".repeat(100_000)));
    documents.put("g-deep-map", ascii("{a: ".repeat(50_000)));
    documents.put("g-alias-bomb", ascii(aliasBomb()));
    documents.put("g-long-line", ascii("spec: " + "x".repeat(1_000_000)));
    documents.put("g-many-lines", ascii("a: 1\n".repeat(200_000)));
    documents.put("g-twice", ascii("kind: Application\nkind: Application\n"));
    documents.put("g-tabs", ascii("spec:\n\timage: a\n"));
    documents.put("g-only-a-quote", ascii("\""));
    documents.put("g-empty", new byte[0]);
    return documents;
  }

  /** More than etcd takes in one value. */
  static byte[] huge() {
    return ascii("# a comment\n".repeat(900_000));
  }

  private static String aliasBomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    return text.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
