package dev.paperboy.chat.slack.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The installations that were started and have not returned from Slack yet. Kept in memory: after a
 * restart people start over. Thread-safe.
 */
final class PendingInstalls {
  static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 1_000;
  private static final int BYTES = 32;

  private final Map<String, Pending> byState = new LinkedHashMap<>();
  private final SecureRandom random;
  private final InstantSource clock;

  PendingInstalls(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * A pending installation.
   *
   * @param state the state parameter, returned by Slack
   * @param cookie returned by the browser that started it
   * @param redirectUrl where Slack redirects the browser
   * @param expires after which it must be started again
   */
  record Pending(String state, String cookie, String redirectUrl, Instant expires) {
    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  synchronized Pending begin(String redirectUrl) {
    byState.values().removeIf(this::isExpired);
    if (byState.size() >= MOST) {
      byState.remove(byState.keySet().iterator().next());
    }
    Pending pending = new Pending(chance(), chance(), redirectUrl, clock.instant().plus(LIFE));
    byState.put(pending.state(), pending);
    return pending;
  }

  /**
   * Removes and returns the installation with this state, if this browser started it and it has not
   * expired.
   */
  synchronized Optional<Pending> take(String state, String cookie) {
    return Optional.ofNullable(byState.remove(state))
        .filter(pending -> !isExpired(pending))
        .filter(pending -> MessageDigest.isEqual(bytes(pending.cookie()), bytes(cookie)));
  }

  private boolean isExpired(Pending pending) {
    return !clock.instant().isBefore(pending.expires());
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
