package io.atoll.api.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceFolderTest {
  private static final String HEAD =
      "apiVersion: atoll/v1\nkind: Application\nmetadata: {name: web}\nspec:\n  image: web\n";

  /** Of {@code hello\n}. */
  private static final String HASH =
      "sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  files: # \u00fc \ud83d\ude00\r\n  - {path: /a, source: SOURCE , mode: '0755'} # x\r\n",
        "  files:\n    - path: /a\n      source: SOURCE\n",
        "  files: [{path: /b, content: hello.txt}, {source: SOURCE, path: /a}]\n\n# no newline",
        "  args: [hello.txt]\n  files: [{path: /a, source: SOURCE},\n {path: /b, source: SOURCE}]\n"
      })
  void putsTheHashInPlaceAndKeepsEveryOtherByte(String form) throws IOException {
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    for (String written :
        List.of("hello.txt", "\"./hello.txt\"", "'hello.txt'", "\"hello\\x2etxt\"")) {
      String text = HEAD + form.replace("SOURCE", written);
      Manifest stored = resolved(text).manifest();
      assertEquals(Bytes.utf8(HEAD + form.replace("SOURCE", HASH)), stored.origin().text());
    }
  }

  @Test
  void namesEachFileToSendOnce() throws IOException {
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    Resolution.Resolved resolved =
        resolved(
            HEAD + "  files: [{path: /a, source: hello.txt}, {path: /b, source: ./hello.txt}]");
    assertEquals(List.of(6L), resolved.files().stream().map(LocalFile::size).toList());
    assertEquals(HASH, resolved.files().getFirst().hash().toString());
  }

  @Test
  void anotherContentIsAnotherTemplate() throws IOException {
    String text = HEAD + "  files: [{path: /a, source: hello.txt}]";
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    String before = hash(resolved(text));
    assertEquals(before, hash(resolved(text)));
    Files.writeString(folder.resolve("hello.txt"), "hallo\n");
    assertNotEquals(before, hash(resolved(text)));
  }

  @Test
  void leavesADocumentWithoutLocalFilesAsItIs() {
    Manifest manifest = manifest(HEAD + "  files: [{path: /a, source: '" + HASH + "'}]", 0);
    assertEquals(
        new Resolution.Resolved(manifest, List.of()), SourceFolder.of(folder).resolve(manifest));
  }

  @Test
  void sendsTheCertificatesOfRoutesAlong() throws IOException {
    pem("shop.pem", "rsa.crt", "rsa.key");
    String text =
        HEAD
            + "  ports: [{name: http, port: 80}]\n"
            + "  routes: [{host: a.test, port: http, tls: {source: shop.pem}}]\n";
    Resolution.Resolved resolved = resolved(text);
    String hash = resolved.files().getFirst().hash().toString();
    String stored = resolved.manifest().origin().text().utf8();
    assertEquals(text.replace("shop.pem", hash), stored);
    assertEquals(hash(resolved(HEAD)), hash(resolved), "a route is no part of the template");
    assertInstanceOf(
        Parsed.Invalid.class,
        Manifests.parseKey(Bytes.utf8(text), "/k", "Application", "web"),
        "a local file has no place in the store");
  }

  @Test
  void saysOfACertificateWhatIsWrongWithIt() throws IOException {
    pem("mixed.pem", "rsa.crt", "other.key");
    String text =
        HEAD
            + "  ports: [{name: http, port: 80}]\n"
            + "  routes:\n    - {host: a.test, port: http, tls: {source: mixed.pem}}\n";
    Resolution resolution = SourceFolder.of(folder).resolve(manifest(text, 0));
    Problem problem = assertInstanceOf(Resolution.Refused.class, resolution).problems().getFirst();
    assertEquals(
        "f.yaml:8:48: spec.routes[0].tls.source: "
            + folder
            + "/mixed.pem has a key that does not belong to its first certificate, CN=shop.test",
        problem.toString());
  }

  private void pem(String name, String... parts) throws IOException {
    StringBuilder pem = new StringBuilder();
    for (String part : parts) {
      try (var in = SourceFolderTest.class.getResourceAsStream("/tls/" + part)) {
        pem.append(
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII));
      }
    }
    Files.writeString(folder.resolve(name), pem);
  }

  @Test
  void saysOfEachFileThatCannotBeReadWhereItIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    String text =
        "---\n"
            + HEAD
            + "  files:\n    - {path: /a, source: no.txt}\n    - {path: /b, source: folder}\n";
    assertEquals(
        """
        f.yaml:8:26: spec.files[0].source: %1$s/no.txt cannot be read: there is no such file
        f.yaml:9:26: spec.files[1].source: %1$s/folder is a folder\
        """
            .formatted(folder),
        refused(SourceFolder.of(folder), text));
  }

  @Test
  void refusesMoreThan64MiB() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      large.setLength((64 << 20) + 1);
    }
    assertEquals(
        "f.yaml:6:30: spec.files[0].source: %s has 67108865 bytes; the most is 64 MiB, so put it into the image or on a volume"
            .formatted(folder.resolve("large")),
        refused(SourceFolder.of(folder), HEAD + "  files: [{path: /a, source: large}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&x hello.txt", "!!str hello.txt", "|-\n      hello.txt"})
  void refusesAPathThatIsNotWrittenOut(String written) throws IOException {
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    assertEquals(
        "f.yaml:1:1: spec.files[0].source: the path has to be written out on one line, without &, *"
            + " or !",
        refused(
            SourceFolder.of(folder),
            HEAD + "  files:\n  - path: /a\n    source: " + written + "\n"));
  }

  @Test
  void aFenceHoldsWhateverTheDocumentNames() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    Files.writeString(inside.resolve("own.txt"), "own\n");
    Files.createSymbolicLink(inside.resolve("link"), folder.resolve("hello.txt"));
    SourceFolder fenced = SourceFolder.within(inside, inside);
    for (String source : List.of("../hello.txt", folder + "/hello.txt", "link")) {
      assertEquals(
          "f.yaml:6:30: spec.files[0].source: %s leads out of %s, which is not allowed here"
              .formatted(source, inside),
          refused(fenced, HEAD + "  files: [{path: /a, source: " + source + "}]"));
    }
    assertInstanceOf(
        Resolution.Resolved.class,
        fenced.resolve(manifest(HEAD + "  files: [{path: /a, source: own.txt}]", 0)));
  }

  @Test
  void whatStandsInTheStoreNamesNoLocalFile() {
    String text = HEAD + "  files: [{path: /a, source: ./x}]";
    Parsed parsed = Manifests.parseKey(Bytes.utf8(text), "/k", "Application", "web");
    assertEquals(
        "6:30: spec.files[0].source: './x' is a local file, which only 'atoll apply -f' can send"
            + " along; in the store a source is sha256: and the hash of a stored content",
        assertInstanceOf(Parsed.Invalid.class, parsed).problems().getFirst().located());
  }

  private static String hash(Resolution.Resolved resolved) {
    return assertInstanceOf(Manifest.ForApplication.class, resolved.manifest()).templateHash();
  }

  private Resolution.Resolved resolved(String text) {
    Resolution resolution = SourceFolder.of(folder).resolve(manifest(text, 0));
    return assertInstanceOf(Resolution.Resolved.class, resolution, resolution::toString);
  }

  private static String refused(SourceFolder folder, String text) {
    Resolution resolution = folder.resolve(manifest(text, 0));
    return assertInstanceOf(Resolution.Refused.class, resolution, resolution::toString)
        .problems()
        .stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  private static Manifest manifest(String text, int index) {
    Parsed parsed = Manifests.parse(text, "f.yaml");
    return assertInstanceOf(Parsed.Valid.class, parsed, parsed::toString).manifests().get(index);
  }
}
