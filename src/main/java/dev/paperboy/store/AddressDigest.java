package dev.paperboy.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an address is known by in the database, where its keys must not be read: its SHA-256. */
public final class AddressDigest {

  private AddressDigest() {}

  /** 64 hexadecimal digits. */
  public static String of(String address) {
    try {
      byte[] text = address.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
