package io.atoll.agent.endpoint;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The self-signed certificate of this host's agent, made once and kept in its folder. Clients know
 * it by its fingerprint, which stands in the agent's presence; those that cannot, such as
 * Prometheus, know it as their only authority and by the node's name.
 *
 * @param keystore PKCS 12, readable by its owner alone, which is what keeps the key
 * @param fingerprint SHA-256 of the certificate, in hexadecimal
 */
public record Certificate(Path keystore, String fingerprint) {
  /** PKCS 12 wants one. The file's permissions are what protects the key. */
  static final String PASSWORD = "atoll-agent";

  private static final String ALIAS = "agent";
  private static final String FILE = "endpoint.p12";
  private static final String PUBLIC = "certificate.pem";
  private static final int DAYS = 3650;
  private static final long MOST_SECONDS = 60;

  /** The one in the folder; if there is none yet, a new one. Blocks for a second or two then. */
  public static Certificate in(Path folder, String node) throws IOException {
    Path keystore = folder.resolve(FILE);
    if (!Files.exists(keystore)) {
      make(folder, keystore, node);
    }
    byte[] encoded = encoded(keystore);
    publish(encoded, folder);
    return new Certificate(keystore, fingerprint(encoded));
  }

  /** The certificate without its key, for who has to trust it. */
  private static void publish(byte[] encoded, Path folder) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    Path fresh = folder.resolve(PUBLIC + ".new");
    Files.writeString(
        fresh, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    Files.move(fresh, folder.resolve(PUBLIC), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void make(Path folder, Path keystore, String node) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    Files.deleteIfExists(fresh);
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-sigalg",
            "SHA256withECDSA",
            "-dname",
            "CN=" + node + ", O=Atoll agent",
            "-ext",
            "san=dns:" + node,
            "-validity",
            Integer.toString(DAYS),
            "-storetype",
            "PKCS12",
            "-keystore",
            fresh.toString(),
            "-storepass",
            PASSWORD));
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, keystore, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool could not make a certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while making a certificate", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] encoded(Path keystore) throws IOException {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store.getCertificate(ALIAS).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IOException(
          keystore + " cannot be read; remove it, and the agent makes another: " + e.getMessage(),
          e);
    }
  }

  private static String fingerprint(byte[] encoded) {
    return Hashing.sha256().hashBytes(encoded).toString();
  }
}
