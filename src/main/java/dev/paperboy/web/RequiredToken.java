package dev.paperboy.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that callers must present. Compares in constant time. */
final class RequiredToken {
  private final byte[] expected;
  private final String cookie;

  /** Creates a token; not empty. */
  RequiredToken(String secret) {
    expected = fingerprint(secret, "token");
    cookie = HexFormat.of().formatHex(fingerprint(secret, "paperboy console cookie"));
  }

  boolean isGiven(String candidate) {
    return !candidate.isEmpty() && MessageDigest.isEqual(expected, fingerprint(candidate, "token"));
  }

  /** Returns the cookie value that a browser stores in place of the token. */
  String cookie() {
    return cookie;
  }

  boolean isCookie(String candidate) {
    return MessageDigest.isEqual(
        cookie.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] fingerprint(String secret, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
