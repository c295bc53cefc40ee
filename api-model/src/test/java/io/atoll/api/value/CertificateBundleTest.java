package io.atoll.api.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateBundleTest {
  @ParameterizedTest
  @CsvSource({"rsa.crt,rsa.key", "rsa1.key,rsa.crt", "ec.crt,ec.key", "ed.crt,ed.key"})
  void takesEveryFormThatOpensslWritesInAnyOrder(String first, String second) throws IOException {
    assertEquals(1, CertificateBundle.parse(pem(first, second)).chain().size());
  }

  @Test
  void keepsTheChainInItsOrder() throws IOException {
    CertificateBundle bundle = CertificateBundle.parse(pem("ec.crt", "rsa.crt", "ec.key"));
    assertEquals(2, bundle.chain().size());
    assertEquals("CN=ec.test", bundle.chain().getFirst().getSubjectX500Principal().getName());
    assertFalse(bundle.expires().isBefore(Instant.parse("2100-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa.crt            | has no private key; append it to the certificates",
        "rsa.key            | has no certificate; a PEM file has '-----BEGIN CERTIFICATE-----', the"
            + " server's own first",
        "rsa.crt,locked.key | has a key with a passphrase, which no proxy could enter; take the one"
            + " that 'openssl pkey -in KEY' prints",
        "rsa.crt,ec.key     | has a key that cannot be read as one of its first certificate, which"
            + " has RSA",
        "ec.crt,rsa1.key    | has a key that cannot be read as one of its first certificate, which"
            + " has EC"
      })
  void saysWhatIsWrong(String files, String message) throws IOException {
    assertEquals(message, refusal(pem(files.split(","))));
  }

  @Test
  void saysThatAKeyOfTheSameKindBelongsToAnother() throws IOException {
    assertEquals(
        "has a key that does not belong to its first certificate, CN=shop.test",
        refusal(pem("rsa.crt", "other.key")));
  }

  @Test
  void saysThatABlockIsDamaged() throws IOException {
    String whole = new String(pem("rsa.crt", "rsa.key"), StandardCharsets.US_ASCII);
    String cut = whole.replaceFirst("(?s)(BEGIN CERTIFICATE-----.{200}).*?(-----END)", "$1\n$2");
    assertEquals(
        "has a certificate that cannot be read", refusal(cut.getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        "has no certificate; a PEM file has '-----BEGIN CERTIFICATE-----', the server's own first",
        refusal("hello".getBytes(StandardCharsets.US_ASCII)));
  }

  private static String refusal(byte[] pem) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> CertificateBundle.parse(pem))
            .getMessage());
  }

  private static byte[] pem(String... files) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String file : files) {
      try (InputStream in = CertificateBundleTest.class.getResourceAsStream("/tls/" + file)) {
        all.write(Objects.requireNonNull(in).readAllBytes());
      }
    }
    return all.toByteArray();
  }
}
