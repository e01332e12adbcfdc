package dev.paperboy.feed.fetch;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a fetch. Reasons are sentences for users; they contain no more of an address than
 * scheme, host and path.
 */
public sealed interface FetchResult {

  /**
   * A complete response of the expected kind.
   *
   * @param body never empty; must be closed by the reader
   * @param address the final address
   * @param etag empty if the server sent none
   * @param lastModified as the server sent it; empty if it sent none
   */
  record Fetched(ResponseBody body, FetchAddress address, String etag, String lastModified)
      implements FetchResult {}

  /** The known version is still the newest. */
  record NotModified() implements FetchResult {}

  /**
   * The server responded, but not with the requested document.
   *
   * @param status of the response
   * @param reason for users
   * @param retryAfter how long the server asked to wait, if it did
   * @param body its content; may be empty
   */
  record Refused(int status, String reason, Optional<Duration> retryAfter, ResponseBody body)
      implements FetchResult {}

  /**
   * There was no response, or no usable one.
   *
   * @param reason for users
   * @param retryAfter how long to wait, if a server said so
   */
  record Failed(String reason, Optional<Duration> retryAfter) implements FetchResult {}
}
