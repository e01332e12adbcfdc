package dev.paperboy.feed.fetch;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a fetch. Reasons are sentences for people; of addresses they name no more than
 * scheme, host and path.
 */
public sealed interface FetchResult {

  /**
   * The response is here, whole and of the kind that was asked for.
   *
   * @param body never empty; to be closed by whoever has read it
   * @param address where it came from in the end
   * @param etag empty where the server gave none
   * @param lastModified as the server wrote it; empty where it gave none
   */
  record Fetched(ResponseBody body, FetchAddress address, String etag, String lastModified)
      implements FetchResult {}

  /** The known version is still the newest. */
  record NotModified() implements FetchResult {}

  /**
   * The server responded, but not with what was asked for.
   *
   * @param status of the response
   * @param reason for people
   * @param retryAfter how long the server wants to be left alone, where it said so
   * @param body what it said; may be empty
   */
  record Refused(int status, String reason, Optional<Duration> retryAfter, ResponseBody body)
      implements FetchResult {}

  /**
   * There was no response, or none that can be used.
   *
   * @param reason for people
   * @param retryAfter how long to wait, where a server said so
   */
  record Failed(String reason, Optional<Duration> retryAfter) implements FetchResult {}
}
