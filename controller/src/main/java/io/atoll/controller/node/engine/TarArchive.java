package io.atoll.controller.node.engine;

import com.google.common.io.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/** Files as one tar, read from where they are while it is sent. */
final class TarArchive {
  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
  private static final int LONGEST_NAME = TarConstants.NAMELEN - 1;
  private static final ZipEncoding UTF_8 = ZipEncodingHelper.getZipEncoding("UTF-8");

  private final List<ByteSource> parts = new ArrayList<>();

  private TarArchive() {}

  static ByteSource of(List<ContainerFile> files) {
    TarArchive archive = new TarArchive();
    files.forEach(archive::add);
    archive.parts.add(ByteSource.wrap(new byte[2 * BLOCK]));
    return ByteSource.concat(archive.parts);
  }

  private void add(ContainerFile file) {
    String name = file.path().substring(1);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    boolean tooLong = bytes.length > LONGEST_NAME;
    if (tooLong) {
      add(
          new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME),
          ByteSource.concat(ByteSource.wrap(bytes), ByteSource.wrap(new byte[1])));
    }
    TarArchiveEntry entry = new TarArchiveEntry(tooLong ? "in-the-entry-before" : name);
    entry.setMode(file.mode());
    entry.setUserId(file.owner().user());
    entry.setGroupId(file.owner().group());
    entry.setModTime(0L);
    add(entry, file.content());
  }

  private void add(TarArchiveEntry entry, ByteSource content) {
    try {
      long size = content.size();
      entry.setSize(size);
      byte[] header = new byte[BLOCK];
      entry.writeEntryHeader(header, UTF_8, true);
      parts.add(ByteSource.wrap(header));
      parts.add(content);
      parts.add(ByteSource.wrap(new byte[(int) (-size & (BLOCK - 1))]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
