package io.atoll.testbed.proxy;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.application.Route.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
