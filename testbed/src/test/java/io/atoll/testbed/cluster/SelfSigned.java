package io.atoll.testbed.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that only those trust who are told to.
 *
 * @param bundle with the key, as a route wants it
 */
record SelfSigned(Path certificate, Path bundle) {
  private static final char[] PASSWORD = "secret".toCharArray();

  static SelfSigned of(LocalCluster cluster, Path folder, String host)
      throws IOException, GeneralSecurityException {
    Path store = folder.resolve(host + ".p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String command =
        "%s -genkeypair -keyalg EC -alias a -dname CN=%s -ext san=dns:%s -storepass secret -keystore %s"
            .formatted(keytool, host, host, store);
    cluster.run(List.of(command.split(" "))).orThrow();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    String certificate = pem("CERTIFICATE", keys.getCertificate("a").getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
    return new SelfSigned(
        Files.writeString(folder.resolve(host + ".crt"), certificate),
        Files.writeString(folder.resolve(host + ".pem"), certificate + key));
  }

  private static String pem(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, lines, label);
  }
}
