package dev.paperboy.chat.slack.install;

import dev.paperboy.fleet.Claims;
import dev.paperboy.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The installations that were started and have not returned from Slack yet. The state parameter
 * contains them, encrypted, so that any replica can finish what another one started. Thread-safe.
 */
public final class PendingInstalls {
  static final Duration LIFE = Duration.ofMinutes(10);
  private static final int BYTES = 32;
  private static final String SEPARATOR = "\n";

  private final Seal seal;
  private final Claims claims;
  private final SecureRandom random;
  private final InstantSource clock;

  /** Encrypts texts with a key that all replicas have. */
  public interface Seal {

    /** Encrypts a text. */
    String seal(String text);

    /** Decrypts a text; empty if it was not encrypted with this key, or was changed. */
    Optional<String> open(String sealed);
  }

  /**
   * Creates installations.
   *
   * @param claims keep an installation from being finished twice
   * @param random the source of the browsers' cookies
   * @param clock real time
   */
  public PendingInstalls(Seal seal, Claims claims, SecureRandom random, InstantSource clock) {
    this.seal = seal;
    this.claims = claims;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A pending installation.
   *
   * @param state the state parameter, returned by Slack
   * @param cookie returned by the browser that started it
   * @param redirectUrl where Slack redirects the browser
   */
  record Pending(String state, String cookie, String redirectUrl) {
    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  Pending begin(String redirectUrl) {
    String cookie = chance();
    long expires = clock.instant().plus(LIFE).getEpochSecond();
    String sealed = seal.seal(String.join(SEPARATOR, Long.toString(expires), cookie, redirectUrl));
    String state =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    return new Pending(state, cookie, redirectUrl);
  }

  /**
   * Returns the installation with this state, if this browser started it, it has not expired, and
   * it was not asked for before, by whomever.
   */
  Optional<Pending> take(String state, String cookie) {
    return opened(state)
        .map(text -> text.lines().toList())
        .filter(parts -> clock.instant().isBefore(expiry(parts)))
        .filter(parts -> claims.claim("slack install " + Sha256.hex(state), LIFE))
        .filter(parts -> MessageDigest.isEqual(bytes(parts.get(1)), bytes(cookie)))
        .map(parts -> new Pending(state, cookie, parts.get(2)));
  }

  private Optional<String> opened(String state) {
    try {
      return seal.open(new String(Base64.getUrlDecoder().decode(state), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Instant expiry(List<String> parts) {
    return Instant.ofEpochSecond(Long.parseLong(parts.get(0)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String chance() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
