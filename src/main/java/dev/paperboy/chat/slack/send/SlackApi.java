package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
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
 * Slack's library, set up to do what it is told; everything that is asked of Slack goes through it.
 *
 * <p>It is without the library's own statistics and pacing, which would ask Slack for more than is
 * needed and hold messages back unseen, and without its silent second attempts, which would post a
 * message twice when a response is lost. Thread-safe.
 */
public final class SlackApi {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** What is shown to people, which they wait for. */
  private static final Set<String> REPLIES =
      Set.of("chat.postEphemeral", "chat.postMessage", "chat.unfurl");

  /** How many attempts' time a reply may take, with what is waited in between. */
  private static final int LONGEST_REPLY = 6;

  private final SlackConfig config = new SlackConfig();
  private final Slack once;
  private final Slack replies;

  /**
   * Slack's library for Slack, or for what takes its place.
   *
   * @param apiUrl where Slack's methods are, with or without a slash at the end; empty for Slack
   *     itself
   * @param pause waits before a reply is sent again
   */
  public SlackApi(Optional<URI> apiUrl, Pause pause) {
    this(apiUrl, LONGEST_CALL, pause);
  }

  /**
   * The same for other lines.
   *
   * @param longest how long an attempt may take; a message after that is in doubt
   */
  SlackApi(Optional<URI> apiUrl, Duration longest, Pause pause) {
    int millis = Math.toIntExact(longest.toMillis());
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    MethodsConfig methods = new MethodsConfig();
    methods.setStatsEnabled(false);
    config.setMethodsConfig(methods);
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

  private Waits waits(Request request) {
    String url = request.url().toString();
    String methods = methods();
    boolean reply = !url.startsWith(methods) || REPLIES.contains(url.substring(methods.length()));
    return reply ? Waits.LONG : Waits.SHORT;
  }

  /** For what must not be done twice, such as posting papers: a request is sent once. */
  public Slack once() {
    return once;
  }

  /**
   * For what people wait for: replies, forms, and what is asked on their way. Where the connection
   * breaks, a request is sent again.
   */
  public Slack replies() {
    return replies;
  }

  /** Where Slack's methods are, with a slash at the end. */
  public String methods() {
    return config.getMethodsEndpointUrlPrefix();
  }

  /** A call of one of Slack's methods. */
  @FunctionalInterface
  public interface Question<A> {
    /** Asks. */
    A ask(MethodsClient client) throws IOException, SlackApiException;
  }
}
