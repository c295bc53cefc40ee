package io.atoll.api.folder;

import com.google.common.collect.ImmutableList;
import io.atoll.api.apply.ManifestFile;
import io.atoll.api.apply.ManifestFolder;
import io.atoll.api.apply.ManifestSet;
import io.atoll.api.apply.ManifestSet.BrokenFile;
import io.atoll.api.blob.SourceFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at a folder and at all that its documents send along. Blocks on the disk. */
public final class FolderReader {
  private static final String MOUNTED = " (is its disk mounted?)";

  private final Path root;
  private final boolean recursive;
  private final InstantSource time;
  private final Function<Path, SourceFolder> sources;

  private FolderReader(
      Path root, boolean recursive, InstantSource time, Function<Path, SourceFolder> sources) {
    this.root = root;
    this.recursive = recursive;
    this.time = time;
    this.sources = sources;
  }

  /**
   * A folder of the person who runs this, whose documents may send any file that can be read.
   *
   * @param recursive whether folders inside count
   */
  public static FolderReader of(Path root, boolean recursive, InstantSource time) {
    return new FolderReader(root, recursive, time, SourceFolder::of);
  }

  /** As {@link #of}, but of others: its documents may send only files that are in the folder. */
  public static FolderReader within(Path root, boolean recursive, InstantSource time) {
    return new FolderReader(root, recursive, time, folder -> SourceFolder.within(folder, root));
  }

  public FolderContent read() {
    if (!Files.exists(root)) {
      return new FolderContent.Unusable(root + " is not there" + MOUNTED);
    }
    if (!Files.isDirectory(root)) {
      return new FolderContent.Unusable(root + " is not a folder");
    }
    try {
      Optional<GitTree> git = GitTree.around(root);
      if (git.isPresent() && git.get().busy(time.instant())) {
        return new FolderContent.Busy();
      }
      List<Path> files = ManifestFolder.files(root, recursive);
      return files.isEmpty()
          ? new FolderContent.Unusable(root + " holds no file that ends in .yaml or .yml" + MOUNTED)
          : manifests(files, git);
    } catch (IOException e) {
      return new FolderContent.Unusable(root + " cannot be read: " + reason(e));
    }
  }

  private FolderContent manifests(List<Path> paths, Optional<GitTree> git) throws IOException {
    List<ManifestFile> files = new ArrayList<>();
    ImmutableList.Builder<BrokenFile> unread = ImmutableList.builder();
    for (Path path : paths) {
      try {
        files.add(ManifestFile.read(path));
      } catch (IOException e) {
        unread.add(broken(path.toString(), "cannot be read: " + reason(e)));
      }
    }
    ManifestSet parsed = ManifestSet.parse(files);
    ManifestSet resolved = parsed.resolved(sources);
    unread.addAll(resolved.broken()).addAll(withoutDocument(files, parsed));
    ManifestSet all = new ManifestSet(resolved.documents(), unread.build());
    Optional<String> commit = git.isPresent() ? git.get().commit() : Optional.empty();
    return new FolderContent.Manifests(all, commit, gap(all));
  }

  /** As a file is that an editor has only begun to write. */
  private static List<BrokenFile> withoutDocument(List<ManifestFile> files, ManifestSet parsed) {
    return files.stream()
        .map(ManifestFile::name)
        .filter(name -> parsed.documents().stream().noneMatch(it -> it.file().equals(name)))
        .filter(name -> parsed.broken().stream().noneMatch(it -> it.name().equals(name)))
        .filter(name -> parsed.broken().stream().noneMatch(it -> mentions(it, name)))
        .map(name -> broken(name, "holds no document; remove the file if that is meant"))
        .toList();
  }

  /** The first of two files that give the same name has no error of its own. */
  private static boolean mentions(BrokenFile broken, String name) {
    return broken.lines().stream().anyMatch(line -> line.contains(name + ":"));
  }

  private Optional<String> gap(ManifestSet all) throws IOException {
    if (!all.broken().isEmpty()) {
      return Optional.of(all.broken().getFirst().name() + " is invalid");
    }
    return recursive ? emptyFolder(root).map(it -> it + " is empty" + MOUNTED) : Optional.empty();
  }

  /** A disk may be mounted anywhere in the tree, and Git keeps no empty folders. */
  private static Optional<Path> emptyFolder(Path folder) throws IOException {
    for (Path child : ManifestFolder.children(folder)) {
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        boolean empty = ManifestFolder.children(child).isEmpty();
        Optional<Path> found = empty ? Optional.of(child) : emptyFolder(child);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static BrokenFile broken(String name, String what) {
    return new BrokenFile(name, List.of(name + ": " + what));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "it has just gone";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
