package dev.paperboy.chat.discord.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks whether Discord accepts the bot's token. After a refusal only an occasional request is
 * allowed, because ten thousand refused ones in ten minutes ban the IP address.
 */
final class TokenWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
  private static final Duration REST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private volatile Instant restsUntil = Instant.MIN;

  TokenWatch(InstantSource clock) {
    this.clock = clock;
  }

  void refused() {
    restsUntil = clock.instant().plus(REST);
    LOG.atError().log("Discord refuses the bot's token; nothing is sent until it is renewed");
  }

  void accepted() {
    restsUntil = Instant.MIN;
  }

  /** Returns how long to send no requests; zero unless the token is known to be refused. */
  Duration rest() {
    Instant until = restsUntil;
    Instant now = clock.instant();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
