package io.atoll.api.value;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A chain of certificates, the server's own first, with the key of that one, as a PEM file holds
 * them in any order. Whoever has one has what a server needs for TLS; whether clients trust it, and
 * whether it is still valid, is another matter.
 */
public record CertificateBundle(List<X509Certificate> chain) {
  private static final byte[] SAMPLE = {1, 2, 3};

  public CertificateBundle {
    chain = ImmutableList.copyOf(chain);
  }

  /**
   * @throws IllegalArgumentException with a message for a person, which never quotes the key
   */
  public static CertificateBundle parse(byte[] pem) {
    PemBlocks blocks = PemBlocks.of(new String(pem, StandardCharsets.ISO_8859_1));
    ImmutableList<X509Certificate> chain =
        blocks.certificates().stream()
            .map(CertificateBundle::certificate)
            .collect(ImmutableList.toImmutableList());
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(
          "has no certificate; a PEM file has '-----BEGIN CERTIFICATE-----', the server's own first");
    }
    PrivateKey key = blocks.key(chain.getFirst().getPublicKey());
    if (!belong(chain.getFirst(), key)) {
      throw new IllegalArgumentException(
          "has a key that does not belong to its first certificate, "
              + chain.getFirst().getSubjectX500Principal());
    }
    return new CertificateBundle(chain);
  }

  /** From then on clients refuse it. */
  public Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      if (certificate instanceof X509Certificate x509) {
        return x509;
      }
      throw new CertificateException("of another kind");
    } catch (CertificateException e) {
      throw new IllegalArgumentException("has a certificate that cannot be read", e);
    }
  }

  /** Whether what one signs the other confirms. */
  private static boolean belong(X509Certificate certificate, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException mismatch) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case String other -> other;
    };
  }
}
