package dev.paperboy.chat.email.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the links in mails: a random name, valid for one purpose and until an instant, with an
 * HMAC-SHA256 truncated to 128 bits. A token reveals nothing and has at most 54 characters of
 * {@code [A-Za-z0-9_-]}. Thread-safe.
 */
public final class MailTokens {
  /** The length of a key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final int NAME_BYTES = 16;
  private static final int MAC_BYTES = 16;
  private static final int BYTES = NAME_BYTES + Long.BYTES + MAC_BYTES;
  private static final int LENGTH = (BYTES * 8 + 5) / 6;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  /** What a link is for; a token for one purpose is invalid for any other. */
  enum Purpose {
    CONFIRM,
    UNSUBSCRIBE,
    PREFERENCES,
    VOTE
  }

  /**
   * Signs with a key.
   *
   * @param key of {@value #KEY_BYTES} random bytes
   */
  public MailTokens(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns a new random name, which only a token makes usable. */
  public static String newName(RandomGenerator random) {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return ENCODER.encodeToString(bytes);
  }

  /** Returns a token that is valid as long as its name is known. */
  String token(Purpose purpose, String name) {
    return token(purpose, name, Instant.ofEpochSecond(Long.MAX_VALUE >> 16));
  }

  /** Returns a token that is valid until an instant. */
  String token(Purpose purpose, String name, Instant end) {
    byte[] named =
        ByteBuffer.allocate(NAME_BYTES + Long.BYTES)
            .put(Base64.getUrlDecoder().decode(name))
            .putLong(end.getEpochSecond())
            .array();
    return ENCODER.encodeToString(
        ByteBuffer.allocate(BYTES).put(named).put(mac(purpose, named)).array());
  }

  /** Returns the name in a token; empty if it was not signed for this purpose or has expired. */
  Optional<String> name(Purpose purpose, String token, Instant now) {
    if (token.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    byte[] named = Arrays.copyOf(bytes, NAME_BYTES + Long.BYTES);
    byte[] given = Arrays.copyOfRange(bytes, named.length, bytes.length);
    if (!MessageDigest.isEqual(mac(purpose, named), given)) {
      return Optional.empty();
    }
    long end = ByteBuffer.wrap(named).getLong(NAME_BYTES);
    return now.getEpochSecond() < end
        ? Optional.of(ENCODER.encodeToString(Arrays.copyOf(named, NAME_BYTES)))
        : Optional.empty();
  }

  /** Returns a digest of an address from which, without the key, it cannot be guessed. */
  public String digest(String address) {
    return ENCODER.encodeToString(mac("address", address.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] mac(Purpose purpose, byte[] bytes) {
    return Arrays.copyOf(mac(purpose.name().toLowerCase(Locale.ROOT), bytes), MAC_BYTES);
  }

  private byte[] mac(String context, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(context.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
