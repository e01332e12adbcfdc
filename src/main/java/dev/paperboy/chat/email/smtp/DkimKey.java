package dev.paperboy.chat.email.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/** A key with which mails are signed (DKIM). Thread-safe. */
public final class DkimKey {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (?:RSA )?PRIVATE KEY-----",
          Pattern.DOTALL);
  private static final int SHORTEST = 1024;
  private static final int LONGEST_FILE = 100_000;

  /** The version and algorithm that precede a bare RSA key in PKCS #8. */
  private static final byte[] RSA = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  /** Signed in addition to those that the library signs. */
  private static final List<String> MORE_HEADERS =
      List.of("List-Unsubscribe-Post", "Auto-Submitted");

  private final String domain;
  private final String selector;
  private final RSAPrivateCrtKey key;

  private DkimKey(String domain, String selector, RSAPrivateCrtKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @param domain the signing domain
   * @param selector the name of the key in its domain
   * @param pem a private RSA key in PEM format (PKCS #8 or PKCS #1), or the path of a file that
   *     contains one
   * @throws IllegalArgumentException if it is not such a key; the message completes
   *     "email.dkim.key" and contains nothing of the key
   */
  public static DkimKey of(String domain, String selector, String pem) {
    String text = pem.contains("-----BEGIN") ? pem : read(pem);
    Matcher matcher = PEM.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "is not a private key in PEM format; make one with `openssl genrsa -out dkim.pem 2048`");
    }
    RSAPrivateCrtKey key =
        key(matcher.group(1) != null, matcher.group(2).replaceAll("\\s|\\\\n", ""));
    if (key.getModulus().bitLength() < SHORTEST) {
      throw new IllegalArgumentException(
          "is too short to be trusted; make one with `openssl genrsa -out dkim.pem 2048`");
    }
    return new DkimKey(domain, selector, key);
  }

  private static String read(String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > LONGEST_FILE) {
        throw new IllegalArgumentException("names a file that is too long for a key");
      }
      return Files.readString(file);
    } catch (InvalidPathException | IOException unreadable) {
      throw new IllegalArgumentException(
          "is neither a private key in PEM format nor the path of a readable file", unreadable);
    }
  }

  private static RSAPrivateCrtKey key(boolean bare, String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(bare ? wrapped(der) : der);
      return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException wrong) {
      // The reason of the library would show a part of the key.
      throw new IllegalArgumentException("is damaged, or not an RSA key");
    }
  }

  /** Returns PKCS #8 around PKCS #1. */
  private static byte[] wrapped(byte[] der) {
    byte[] octets = element(0x04, der);
    byte[] content = new byte[RSA.length + octets.length];
    System.arraycopy(RSA, 0, content, 0, RSA.length);
    System.arraycopy(octets, 0, content, RSA.length, octets.length);
    return element(0x30, content);
  }

  private static byte[] element(int tag, byte[] content) {
    byte[] element = new byte[content.length + 4];
    element[0] = (byte) tag;
    element[1] = (byte) 0x82;
    element[2] = (byte) (content.length >> 8);
    element[3] = (byte) content.length;
    System.arraycopy(content, 0, element, 4, content.length);
    return element;
  }

  /** Returns the name in DNS under which the public key is published. */
  public String recordName() {
    return selector + "._domainkey." + domain;
  }

  /** Returns the public key in Base64, as the record contains it after {@code p=}. */
  public String publicKey() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              KeyFactory.getInstance("RSA")
                  .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                  .getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the record to be published. */
  public String recordValue() {
    return "v=DKIM1; k=rsa; p=" + publicKey();
  }

  /** Returns the domain that signs. */
  public String domain() {
    return domain;
  }

  /** Returns the message with a signature, which is made whenever it is written. */
  MimeMessage sign(MimeMessage message) throws MessagingException {
    try {
      // A signer keeps the state of one message.
      DkimSigner signer = new DkimSigner(domain, selector, (RSAPrivateKey) key);
      signer.setHeaderCanonicalization(Canonicalization.RELAXED);
      signer.setBodyCanonicalization(Canonicalization.RELAXED);
      // The key would be looked up in DNS for every mail.
      signer.setCheckDomainKey(false);
      MORE_HEADERS.forEach(signer::addHeaderToSign);
      return new DkimMessage(message, signer);
    } catch (DkimException impossible) {
      throw new MessagingException("the mail cannot be signed", impossible);
    }
  }
}
