package io.atoll.agent.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The self-signed certificate of this host's agent, made once and kept in its folder. Clients know
 * it by its fingerprint, which stands in the agent's presence, so its names do not matter.
 *
 * @param keystore PKCS 12, readable by its owner alone, which is what keeps the key
 * @param fingerprint SHA-256 of the certificate, in hexadecimal
 */
public record Certificate(Path keystore, String fingerprint) {
  /** PKCS 12 wants one. The file's permissions are what protects the key. */
  static final String PASSWORD = "atoll-agent";

  private static final String ALIAS = "agent";
  private static final String FILE = "endpoint.p12";
  private static final int DAYS = 3650;
  private static final long MOST_SECONDS = 60;

  /** The one in the folder; if there is none yet, a new one. Blocks for a second or two then. */
  public static Certificate in(Path folder, String node) throws IOException {
    Path keystore = folder.resolve(FILE);
    if (!Files.exists(keystore)) {
      make(folder, keystore, node);
    }
    return new Certificate(keystore, fingerprint(keystore));
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
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
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

  private static String fingerprint(Path keystore) throws IOException {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] encoded = store.getCertificate(ALIAS).getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          keystore + " cannot be read; remove it, and the agent makes another: " + e.getMessage(),
          e);
    }
  }
}
