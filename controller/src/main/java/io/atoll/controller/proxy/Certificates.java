package io.atoll.controller.proxy;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.blob.BlobException;
import io.atoll.api.blob.BlobReader;
import io.atoll.api.value.CertificateBundle;
import io.atoll.api.value.Sha256;
import io.atoll.controller.proxy.config.Ground.Certificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Certificates on this host's disk, which nobody but its owner may read. Each is looked through
 * before HAProxy gets it, which would refuse everything for the sake of one. One thread.
 */
final class Certificates {
  private final Path directory;
  private final BlobReader reader;
  private final Map<String, Certificate> known = new HashMap<>();

  Certificates(Path directory, BlobReader reader) {
    this.directory = directory;
    this.reader = reader;
  }

  /**
   * What became of each source.
   *
   * @throws io.atoll.api.store.StoreException if one is not here and the store does not answer
   * @throws IOException of the disk
   */
  Map<String, Certificate> look(Set<String> sources) throws IOException {
    known.keySet().retainAll(sources);
    ImmutableMap.Builder<String, Certificate> all = ImmutableMap.builder();
    for (String source : sources) {
      Certificate found = known.get(source);
      all.put(source, found == null ? fetch(source) : found);
    }
    return all.buildOrThrow();
  }

  /** Deletes those that are not in use any more. */
  void forgetOthers() throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!known.containsValue(new Certificate.Usable(file.toString()))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Certificate fetch(String source) throws IOException {
    try {
      var pem = new ByteArrayOutputStream();
      Sha256 hash = hash(source);
      reader.copy(hash, pem);
      Certificate looked = look(hash, pem.toByteArray());
      known.put(source, looked);
      return looked;
    } catch (BlobException e) {
      // It may yet come: asked for again.
      return new Certificate.Broken("CertificateMissing", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return new Certificate.Broken(
          "CertificateBroken", "its certificate is named by '" + source + "', not by a hash");
    }
  }

  private static Sha256 hash(String source) {
    return Sha256.find(source).orElseThrow(() -> new IllegalArgumentException("no hash"));
  }

  private Certificate look(Sha256 hash, byte[] pem) throws IOException {
    try {
      CertificateBundle.parse(pem);
    } catch (IllegalArgumentException e) {
      return new Certificate.Broken("CertificateBroken", "its certificate " + e.getMessage());
    }
    Path file = directory.resolve(hash.hex() + ".pem");
    Path draft = directory.resolve(hash.hex() + ".new");
    Files.createDirectories(directory);
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, pem);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Certificate.Usable(file.toString());
  }
}
