package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A better model than the built-in one, on another server.
 *
 * @param endpoint the base address of an interface like OpenAI's, without a trailing slash: {@code
 *     http://localhost:11434/v1}
 * @param model the name of the model, as the server knows it
 * @param key sent as a bearer token; empty if the server wants none
 * @param batch how many texts a request contains at most; 32 by default
 * @param requestsPerMinute how many requests are sent a minute at most; 300 by default
 * @param timeout how long a response may take, in real time; 30 s by default
 */
public record MeaningSettings(
    URI endpoint,
    String model,
    Optional<Secret> key,
    int batch,
    int requestsPerMinute,
    Duration timeout) {

  static final int DEFAULT_BATCH = 32;
  static final int DEFAULT_REQUESTS_PER_MINUTE = 300;
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  /** Each request contains a text that tells models apart, and has to have room for another. */
  static int requireBatch(int batch) {
    return within(batch, 2, 256);
  }

  static int requireRate(int requestsPerMinute) {
    return within(requestsPerMinute, 1, 60_000);
  }

  static Duration requireTimeout(Duration timeout) {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("it must be from 1s to 5m");
    }
    return timeout;
  }

  static String requireModel(String name) {
    if (name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("it must have 1 to 200 characters on one line");
    }
    return name;
  }

  private static int within(int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("it must be from " + least + " to " + most);
    }
    return number;
  }
}
