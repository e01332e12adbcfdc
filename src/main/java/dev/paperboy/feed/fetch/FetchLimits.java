package dev.paperboy.feed.fetch;

import java.time.Duration;

/**
 * Who asks, and how much a response may cost.
 *
 * @param userAgent names the program and a contact
 * @param connect how long a connection may take to open, in real time
 * @param overall how long a response may take from the first to the last byte, in real time
 * @param bytes how large a response may be, after decompression as before
 */
public record FetchLimits(String userAgent, Duration connect, Duration overall, int bytes) {

  /** 20 MB. */
  public static final int MOST_BYTES = 20 * 1024 * 1024;

  /**
   * The usual limits, 10 s, 30 s and 20 MB, for this version of the program.
   *
   * @param contact an address of the web or of mail where its keeper is reached; may be ""
   */
  public static FetchLimits standard(String version, String contact) {
    String reach = contact.isBlank() ? "" : " (+" + contact.strip() + ")";
    return new FetchLimits(
        "Paperboy/" + version + reach, Duration.ofSeconds(10), Duration.ofSeconds(30), MOST_BYTES);
  }
}
