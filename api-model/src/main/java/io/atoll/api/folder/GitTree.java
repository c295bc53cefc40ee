package io.atoll.api.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Git work tree around a folder, read from Git's own files, so that no Git has to be installed.
 *
 * @param own the files of this work tree, with {@code HEAD} and {@code index}
 * @param shared those of all work trees of the repository, with the branches
 */
record GitTree(Path own, Path shared) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String POINTER = "gitdir: ";
  private static final String BRANCH = "ref: ";

  /** A lock older than this was left behind by a Git that died. */
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

  /** Empty if the folder is in none. */
  static Optional<GitTree> around(Path folder) throws IOException {
    for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isDirectory(git)) {
        return Optional.of(new GitTree(git, git));
      }
      if (Files.isRegularFile(git)) {
        return linked(at, Files.readString(git).strip());
      }
    }
    return Optional.empty();
  }

  /** One of several work trees of a repository, or a submodule. */
  private static Optional<GitTree> linked(Path at, String pointer) throws IOException {
    if (!pointer.startsWith(POINTER)) {
      return Optional.empty();
    }
    Path own = at.resolve(pointer.substring(POINTER.length())).normalize();
    Path common = own.resolve("commondir");
    return Optional.of(
        Files.exists(common)
            ? new GitTree(own, own.resolve(Files.readString(common).strip()).normalize())
            : new GitTree(own, own));
  }

  /** The commit that is checked out; empty before the first. */
  Optional<String> commit() throws IOException {
    Path head = own.resolve("HEAD");
    if (!Files.exists(head)) {
      return Optional.empty();
    }
    String text = Files.readString(head).strip();
    return text.startsWith(BRANCH) ? branch(text.substring(BRANCH.length())) : valid(text);
  }

  private Optional<String> branch(String name) throws IOException {
    Path loose = shared.resolve(name);
    if (Files.isRegularFile(loose)) {
      return valid(Files.readString(loose).strip());
    }
    Path packed = shared.resolve("packed-refs");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(packed)) {
      return lines
          .filter(line -> line.endsWith(" " + name))
          .findFirst()
          .flatMap(line -> valid(line.substring(0, line.indexOf(' '))));
    }
  }

  private static Optional<String> valid(String commit) {
    return Optional.of(commit).filter(it -> COMMIT.matcher(it).matches());
  }

  /** Whether Git is changing the files just now: half a checkout is no folder to go by. */
  boolean busy(Instant now) throws IOException {
    Path lock = own.resolve("index.lock");
    return Files.exists(lock)
        && Files.getLastModifiedTime(lock).toInstant().plus(LEFT_BEHIND).isAfter(now);
  }
}
