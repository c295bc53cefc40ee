package io.atoll.testbed.proxy;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.application.Route.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Passwords and certificates, made by openssl, and routes that need them. */
final class Secrets {
  private Secrets() {}

  static String hash(String password) {
    return openssl("passwd", "-5", "-salt", "salt", password).strip();
  }

  /** A file with a new certificate for this name and its key. */
  static String certificate(Path folder, String name) {
    Path key = folder.resolve(name + ".key");
    Path certificate = folder.resolve(name + ".crt");
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-addext",
        "subjectAltName=DNS:" + name,
        "-keyout",
        key.toString(),
        "-out",
        certificate.toString());
    try {
      Path both = folder.resolve(name + ".pem");
      Files.writeString(both, Files.readString(certificate) + Files.readString(key));
      return both.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that trusts this certificate alone. */
  static HttpClient trusting(String certificate) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(certificate))) {
      trusted.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  static Route route(String host, String path, Auth auth) {
    return new Route.Http(
        host,
        path,
        "http",
        null,
        auth,
        List.of(),
        null,
        Balance.ROUND_ROBIN,
        null,
        Timeouts.DEFAULT);
  }

  static Route tls(String host, String source) {
    return new Route.Http(
        host,
        "/",
        "http",
        new Tls(source, true),
        null,
        List.of(),
        null,
        Balance.ROUND_ROBIN,
        null,
        Timeouts.DEFAULT);
  }

  private static String openssl(String... arguments) {
    try {
      ProcessBuilder builder = new ProcessBuilder("openssl");
      builder.command().addAll(List.of(arguments));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("openssl failed: " + String.join(" ", arguments));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
