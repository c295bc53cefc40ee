package io.atoll.api.value;

import com.google.common.collect.ImmutableList;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468), of which the rest of the file is comment. */
record PemBlocks(List<Block> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

  record Block(String label, String text) {
    static Block of(MatchResult found) {
      return new Block(found.group(1), found.group(2));
    }

    byte[] der() {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("has a block " + label + " that is cut or damaged", e);
      }
    }
  }

  PemBlocks {
    blocks = ImmutableList.copyOf(blocks);
  }

  static PemBlocks of(String pem) {
    return new PemBlocks(BLOCK.matcher(pem).results().map(Block::of).toList());
  }

  /** Each in DER, in the order of the file. */
  List<byte[]> certificates() {
    return blocks.stream().filter(it -> it.label().equals("CERTIFICATE")).map(Block::der).toList();
  }

  /**
   * The first key.
   *
   * @param owner of the kind of which the key must be
   * @throws IllegalArgumentException with a message for a person
   */
  PrivateKey key(PublicKey owner) {
    Block block =
        blocks.stream()
            .filter(it -> it.label().endsWith("PRIVATE KEY"))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException("has no private key; append it to the certificates"));
    if (block.label().startsWith("ENCRYPTED") || block.text().contains("ENCRYPTED")) {
      throw new IllegalArgumentException(
          "has a key with a passphrase, which no proxy could enter; take the one that"
              + " 'openssl pkey -in KEY' prints");
    }
    try {
      byte[] der =
          block.label().equals("PRIVATE KEY")
              ? block.der()
              : Der.pkcs8(block.der(), owner.getEncoded());
      return KeyFactory.getInstance(owner.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "has a key that cannot be read as one of its first certificate, which has "
              + owner.getAlgorithm(),
          e);
    }
  }
}
