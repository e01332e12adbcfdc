package dev.paperboy.feed.fetch;

import java.time.Duration;

/**
 * The user agent and limits of requests.
 *
 * @param userAgent names the program and a contact
 * @param connect connect timeout, in real time
 * @param overall timeout from the first to the last byte of a response, in real time
 * @param bytes maximum size of a response, before and after decompression
 */
public record FetchLimits(String userAgent, Duration connect, Duration overall, int bytes) {

  /** 20 MB. */
  public static final int MOST_BYTES = 20 * 1024 * 1024;

  /**
   * Returns the default limits, 10 s, 30 s and 20 MB, for this version of the program.
   *
   * @param contact a web or mail address of the operator; may be ""
   */
  public static FetchLimits standard(String version, String contact) {
    String reach = contact.isBlank() ? "" : " (+" + contact.strip() + ")";
    return new FetchLimits(
        "Paperboy/" + version + reach, Duration.ofSeconds(10), Duration.ofSeconds(30), MOST_BYTES);
  }
}
