package io.atoll.api.blob;

import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.yaml.Manifest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where relative sources of a document begin: the folder of its file. Reads every file once, to
 * hash it. Immutable.
 */
public final class SourceFolder {
  private final Path folder;
  private final @Nullable Path fence;

  private SourceFolder(Path folder, @Nullable Path fence) {
    this.folder = folder;
    this.fence = fence;
  }

  /** For documents of the person who runs this: any file that may be read can be sent. */
  public static SourceFolder of(Path folder) {
    return new SourceFolder(folder, null);
  }

  /**
   * For documents of others: only files inside, whatever links there are, so that who may write
   * into the folder cannot read the rest of this host.
   *
   * @param fence the folder itself, or one above it
   */
  public static SourceFolder within(Path folder, Path fence) {
    return new SourceFolder(folder, fence);
  }

  /** Of a manifest that is no Application, or names no local file, the manifest itself. */
  public Resolution resolve(Manifest manifest) {
    return manifest instanceof Manifest.ForApplication application
        ? new SourceResolver(application).resolve(this)
        : new Resolution.Resolved(manifest, List.of());
  }

  /**
   * @throws BlobException with UNREADABLE
   */
  Path path(String source) {
    try {
      Path path = folder.resolve(source).normalize();
      if (fence != null && !path.toRealPath().startsWith(fence.toRealPath())) {
        throw new BlobException(
            Category.UNREADABLE, source + " leads out of " + fence + ", which is not allowed here");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new BlobException(Category.UNREADABLE, "'" + source + "' is no path", e);
    } catch (IOException e) {
      throw LocalFile.unreadable(folder.resolve(source), e);
    }
  }
}
