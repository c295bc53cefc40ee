package io.atoll.cli.agent;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate, by its SHA-256, whatever names it carries. That a certificate names
 * another host means nothing here: nobody but the agent has its key.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final byte[] fingerprint;

  PinnedTrust(String fingerprint) {
    this.fingerprint = HexFormat.of().parseHex(fingerprint);
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    try {
      byte[] found = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      if (!MessageDigest.isEqual(found, fingerprint)) {
        throw new CertificateException(
            "the certificate is not the one that the agent's presence in etcd names");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
