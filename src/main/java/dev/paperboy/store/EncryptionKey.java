package dev.paperboy.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that encrypts tokens before they are stored: AES-256 in Galois/Counter Mode. With access
 * to the database alone, nobody can read a token, change it or move it to another place.
 * Thread-safe.
 */
public final class EncryptionKey {
  private static final String VERSION = "1:";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random;

  /**
   * Creates a key from its text form.
   *
   * @param base64 32 bytes in Base64, as {@code openssl rand -base64 32} prints them
   * @param random the source of nonces
   * @throws IllegalArgumentException if it is not such a key; the message does not contain it
   */
  public EncryptionKey(String base64, SecureRandom random) {
    this.key = new SecretKeySpec(bytes(base64), "AES");
    this.random = random;
  }

  private static byte[] bytes(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      // The decoder's own message would reveal a character of the key.
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "it must be 32 random bytes in Base64; `openssl rand -base64 32` prints such a key");
    }
    return bytes;
  }

  /**
   * Encrypts a text. Each call returns a different result.
   *
   * @param place where it will be stored; decryption requires the same place
   */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] hidden =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
      return VERSION + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  /**
   * Decrypts a text.
   *
   * @return the text; empty if it was encrypted with another key or for another place, or was
   *     modified
   */
  public Optional<String> open(String sealed, String place) {
    try {
      if (!sealed.startsWith(VERSION)) {
        return Optional.empty();
      }
      byte[] all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
      if (all.length < NONCE_BYTES) {
        return Optional.empty();
      }
      ByteBuffer parts = ByteBuffer.wrap(all);
      byte[] nonce = new byte[NONCE_BYTES];
      parts.get(nonce);
      byte[] hidden = new byte[parts.remaining()];
      parts.get(hidden);
      byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(hidden);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (AEADBadTagException | IllegalArgumentException unreadable) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
