package dev.paperboy.chat.email.smtp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verifies signatures as RFC 6376 describes it, without the library that makes them. */
final class DkimSignatures {
  private static final String HEADER = "dkim-signature";

  private DkimSignatures() {}

  /**
   * Returns the headers that the signature of a mail covers, in lower case.
   *
   * @param source as it was sent
   * @param publicKey in Base64
   * @throws AssertionError if the signature is not valid
   */
  static List<String> verified(String source, String publicKey) throws GeneralSecurityException {
    int end = source.indexOf("\r\n\r\n");
    List<String> headers = List.of(source.substring(0, end).split("\r\n(?![ \t])"));
    String body = source.substring(end + 4);
    String signature =
        headers.stream().filter(one -> name(one).equals(HEADER)).findFirst().orElseThrow();
    Map<String, String> tags = tags(signature);
    if (!"relaxed/relaxed".equals(tags.get("c")) || !"rsa-sha256".equals(tags.get("a"))) {
      throw new AssertionError("another algorithm: " + tags);
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(relaxedBody(body).getBytes(StandardCharsets.ISO_8859_1));
    if (!Base64.getEncoder().encodeToString(hash).equals(tags.get("bh"))) {
      throw new AssertionError("the body does not have the signed hash");
    }
    List<String> signed = List.of(tags.getOrDefault("h", "").toLowerCase(Locale.ROOT).split(":"));
    StringBuilder data = new StringBuilder();
    List<String> left = new ArrayList<>(headers);
    for (String name : signed) {
      // From the bottom up, each header once.
      for (int i = left.size() - 1; i >= 0; i--) {
        if (name(left.get(i)).equals(name)) {
          data.append(relaxed(left.remove(i))).append("\r\n");
          break;
        }
      }
    }
    data.append(relaxed(signature).replaceFirst("([;:] ?b=)[^;]*", "$1"));
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
    verifier.update(data.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!verifier.verify(Base64.getDecoder().decode(tags.getOrDefault("b", "")))) {
      throw new AssertionError("the signature does not match:\n" + data);
    }
    return signed;
  }

  private static String name(String header) {
    return header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> tags(String signature) {
    Map<String, String> tags = new HashMap<>();
    for (String tag : signature.substring(signature.indexOf(':') + 1).split(";", -1)) {
      int equals = tag.indexOf('=');
      if (equals > 0) {
        tags.put(tag.substring(0, equals).strip(), tag.substring(equals + 1).replaceAll("\\s", ""));
      }
    }
    return tags;
  }

  private static String relaxed(String header) {
    String value = header.substring(header.indexOf(':') + 1).replace("\r\n", "");
    return name(header) + ":" + value.replaceAll("[ \t]+", " ").strip();
  }

  private static String relaxedBody(String body) {
    String lines = body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n");
    String trimmed = lines.replaceFirst("(?:\r\n)+$", "");
    return trimmed.isEmpty() ? "" : trimmed + "\r\n";
  }
}
