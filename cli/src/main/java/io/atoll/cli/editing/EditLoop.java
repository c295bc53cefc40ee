package io.atoll.cli.editing;

import io.atoll.api.apply.ManifestFile;
import io.atoll.api.apply.ManifestSet;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import io.atoll.api.yaml.text.Problem;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.view.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the editor until the text is valid, or the person gives up by changing nothing more. */
public final class EditLoop {
  private final Editor editor;
  private final Reference reference;

  public EditLoop(Editor editor, Reference reference) {
    this.editor = editor;
    this.reference = reference;
  }

  /** A valid text, or the one that was there. Closing it removes the file, unless it is kept. */
  public static final class Result implements AutoCloseable {
    private final Path file;
    private final String text;
    private boolean kept;

    private Result(Path file, String text) {
      this.file = file;
      this.text = text;
    }

    public String text() {
      return text;
    }

    public Path keep() {
      kept = true;
      write(file, text);
      return file;
    }

    @Override
    public void close() {
      if (!kept) {
        delete(file);
      }
    }
  }

  public Result edit(String before) throws InterruptedException {
    Path file = temporaryFile();
    String last = before;
    write(file, before);
    while (true) {
      editor.open(file);
      String text = Draft.withoutRemarks(read(file));
      if (text.equals(before)) {
        return new Result(file, text);
      }
      List<String> errors = errors(text);
      if (errors.isEmpty()) {
        return new Result(file, text);
      }
      if (text.equals(last)) {
        throw givenUp(file, errors);
      }
      last = text;
      write(file, Draft.withRemarks(Draft.refusal(errors), text));
    }
  }

  private List<String> errors(String text) {
    ManifestSet edited = ManifestSet.parse(List.of(ManifestFile.of(reference.name(), text)));
    if (!edited.broken().isEmpty()) {
      return edited.problems();
    }
    boolean same =
        edited.documents().size() == 1
            && edited.documents().getFirst().name().equals(reference.document());
    return same ? storable(text) : List.of("It must stay one document, of " + reference);
  }

  /** There is no folder here in which a local file could be looked for. */
  private List<String> storable(String text) {
    String kind = reference.document().kind().manifestKind();
    return Manifests.parseKey(Bytes.utf8(text), reference.name(), kind, reference.name())
            instanceof Parsed.Invalid(var problems)
        ? problems.stream().map(Problem::toString).toList()
        : List.of();
  }

  private static CommandFailure givenUp(Path file, List<String> errors) {
    List<String> lines = new ArrayList<>(errors);
    lines.add("Nothing was stored. Your text is kept in " + file);
    return new CommandFailure(ExitCode.INVALID, lines);
  }

  private Path temporaryFile() {
    try {
      return Files.createTempFile("atoll-" + reference.name() + "-", ".yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new CommandFailure(ExitCode.INVALID, file + " is not UTF-8 text; nothing was stored");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
