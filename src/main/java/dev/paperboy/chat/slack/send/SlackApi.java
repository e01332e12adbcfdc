package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.http.SlackHttpClient;
import dev.paperboy.chat.Pause;
import dev.paperboy.chat.ReplyRetry;
import dev.paperboy.chat.ReplyRetry.Waits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The client library of Slack; all requests to Slack use it.
 *
 * <p>It is configured without the library's own statistics and rate limiter, which would send extra
 * requests and delay messages unnoticed, and without its silent retries, which would post a message
 * twice if a response is lost. Thread-safe.
 */
public final class SlackApi {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** Methods for replies that people wait for. */
  private static final Set<String> REPLIES =
      Set.of("chat.postEphemeral", "chat.postMessage", "chat.unfurl");

  /** The maximum time of a reply with its waits, in attempts. */
  private static final int LONGEST_REPLY = 6;

  private final SlackConfig config = new SlackConfig();
  private final Slack once;
  private final Slack replies;

  /**
   * Creates a client for Slack or a replacement.
   *
   * @param apiUrl the base address of Slack's methods, with or without a trailing slash; empty for
   *     Slack itself
   * @param pause waits before a retry of a reply
   */
  public SlackApi(Optional<URI> apiUrl, Pause pause) {
    this(apiUrl, LONGEST_CALL, pause);
  }

  /**
   * Creates a client with another timeout.
   *
   * @param longest the timeout of an attempt; beyond it, a message is in doubt
   */
  SlackApi(Optional<URI> apiUrl, Duration longest, Pause pause) {
    int millis = Math.toIntExact(longest.toMillis());
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    endStatistics();
    apiUrl.ifPresent(
        url -> config.setMethodsEndpointUrlPrefix(url.toString().replaceFirst("/+$", "") + "/"));
    OkHttpClient client =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    this.once = Slack.getInstance(config, new SlackHttpClient(client));
    OkHttpClient.Builder repeating =
        client.newBuilder().callTimeout(longest.multipliedBy(LONGEST_REPLY));
    new ReplyRetry(this::waits, UnaryOperator.identity(), pause).addTo(repeating);
    this.replies = Slack.getInstance(config, new SlackHttpClient(repeating.build()));
  }

  /** Ends the threads of the library's statistics, which would wake up all the time. */
  private void endStatistics() {
    SlackConfig usual = SlackConfig.DEFAULT;
    try {
      config.close();
      // The library creates these for nothing.
      usual.getMethodsConfig().getMetricsDatastore().close();
      usual.getAuditConfig().getMetricsDatastore().close();
      usual.getSCIMConfig().getMetricsDatastore().close();
      usual.getSCIM2Config().getMetricsDatastore().close();
    } catch (Exception failure) {
      throw new IllegalStateException("Slack's library cannot be configured", failure);
    }
  }

  private Waits waits(Request request) {
    String url = request.url().toString();
    String methods = methods();
    boolean reply = !url.startsWith(methods) || REPLIES.contains(url.substring(methods.length()));
    return reply ? Waits.LONG : Waits.SHORT;
  }

  /**
   * Returns the client for requests that must not be repeated, such as posting papers: without
   * retries.
   */
  public Slack once() {
    return once;
  }

  /**
   * Returns the client for requests that people wait for: replies, forms, and the lookups for them.
   * Retries after connection failures.
   */
  public Slack replies() {
    return replies;
  }

  /** Returns the base address of Slack's methods, with a trailing slash. */
  public String methods() {
    return config.getMethodsEndpointUrlPrefix();
  }

  /** A call of one of Slack's methods. */
  @FunctionalInterface
  public interface Question<A> {
    /** Calls the method. */
    A ask(MethodsClient client) throws IOException, SlackApiException;
  }
}
