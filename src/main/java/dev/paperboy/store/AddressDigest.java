package dev.paperboy.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Replaces addresses in the database by their SHA-256 digests, since an address may contain a key.
 */
public final class AddressDigest {

  private AddressDigest() {}

  /** Returns the digest of an address: 64 hexadecimal digits. */
  public static String of(String address) {
    try {
      byte[] text = address.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
