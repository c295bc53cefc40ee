package io.atoll.api.blob;

import io.atoll.api.blob.BlobException.Category;
import io.atoll.api.value.CertificateBundle;
import java.io.IOException;
import java.nio.file.Files;

/** Looks into a file that a route names as its certificate, before it is sent. */
final class LocalCertificate {
  /** Far more than any chain has. */
  private static final long LARGEST = 1L << 20;

  private LocalCertificate() {}

  /**
   * @throws BlobException with TOO_LARGE, UNFIT or UNREADABLE
   */
  static void check(LocalFile file) {
    if (file.size() > LARGEST) {
      throw new BlobException(
          Category.TOO_LARGE,
          "%s has %d bytes; a certificate with its chain and key has at most 1 MiB"
              .formatted(file.path(), file.size()));
    }
    try {
      var _ = CertificateBundle.parse(Files.readAllBytes(file.path()));
    } catch (IllegalArgumentException e) {
      throw new BlobException(Category.UNFIT, file.path() + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw LocalFile.unreadable(file.path(), e);
    }
  }
}
