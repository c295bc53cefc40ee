package io.atoll.api.yaml;

import com.google.common.collect.ImmutableList;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problem;
import io.atoll.api.yaml.text.Problems;
import io.atoll.api.yaml.tree.Chunk;
import io.atoll.api.yaml.tree.TextReader;
import java.util.List;
import java.util.Optional;

/**
 * Reads what users write: strictly, with every error of the text at once, and safely whatever the
 * bytes are. Pure and thread-safe; never throws on account of the input.
 */
public final class Manifests {
  /** Of one document, in bytes; etcd takes not much more. */
  public static final int LARGEST_DOCUMENT = 512 << 10;

  /** Of a whole file, in bytes. */
  public static final int LARGEST_FILE = 8 << 20;

  private final Strictness strictness;

  private Manifests(Strictness strictness) {
    this.strictness = strictness;
  }

  /**
   * Any number of documents.
   *
   * @param source the file's name or the key, for messages
   */
  public static Parsed parse(byte[] text, String source) {
    return new Manifests(Strictness.OF_FILES).parseAll(text, source);
  }

  /** As {@link #parse(byte[], String)}. */
  public static Parsed parse(Bytes text, String source) {
    return parse(text.toByteArray(), source);
  }

  /** As {@link #parse(byte[], String)}. */
  public static Parsed parse(String text, String source) {
    return parse(Bytes.utf8(text), source);
  }

  /**
   * The single document that a key of the store holds: anything but one document of this kind and
   * name is invalid, and so is one that names a file of somebody's disk.
   */
  public static Parsed parseKey(Bytes text, String key, String kind, String name) {
    Parsed parsed = new Manifests(Strictness.OF_KEYS).parseAll(text.toByteArray(), key);
    if (!(parsed instanceof Parsed.Valid(List<Manifest> manifests))) {
      return parsed;
    }
    if (manifests.size() != 1) {
      return mismatch(key, Position.START, "holds " + manifests.size() + " documents, not one");
    }
    Manifest manifest = manifests.getFirst();
    if (!manifest.kind().equals(kind) || !manifest.name().equals(name)) {
      return mismatch(
          key,
          manifest.origin().at(),
          "the key is that of %s '%s', the document is %s '%s'"
              .formatted(kind, name, manifest.kind(), manifest.name()));
    }
    return parsed;
  }

  /**
   * As {@link #parse(byte[], String)}, but fields that are not acted on yet are accepted: for what
   * was accepted before, and is only looked at.
   */
  public static Parsed parseWithUnsupported(byte[] text, String source) {
    return new Manifests(Strictness.OF_THE_LANGUAGE).parseAll(text, source);
  }

  private Parsed parseAll(byte[] bytes, String source) {
    Problems problems = new Problems(source);
    ImmutableList.Builder<Manifest> manifests = ImmutableList.builder();
    TextReader.read(bytes, LARGEST_FILE, problems)
        .ifPresent(text ->
            Chunk.split(text).stream()
                .flatMap(chunk -> parseOne(chunk, source, problems).stream())
                .forEach(manifests::add));
    List<Problem> found = problems.all();
    return found.isEmpty() ? new Parsed.Valid(manifests.build()) : new Parsed.Invalid(found);
  }

  private Optional<Manifest> parseOne(Chunk chunk, String source, Problems problems) {
    Position start = new Position(chunk.line(), chunk.column());
    Bytes text = Bytes.utf8(chunk.text());
    if (text.size() > LARGEST_DOCUMENT) {
      String most = TextReader.tooLarge("a document", text.size(), LARGEST_DOCUMENT);
      problems.add(start, "", most + "; send large contents along with source:");
      return Optional.empty();
    }
    return new ManifestReader(problems, strictness)
        .read(chunk, new Manifest.Origin(source, start, text));
  }

  private static Parsed mismatch(String key, Position at, String message) {
    return new Parsed.Invalid(ImmutableList.of(new Problem(key, at, "", message)));
  }
}
