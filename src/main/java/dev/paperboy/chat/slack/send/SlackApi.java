package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.paperboy.chat.Pause;
import dev.paperboy.chat.ReplyRetry;
import dev.paperboy.chat.ReplyRetry.Waits;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Slack's library, set up to do what it is told. */
public final class SlackApi {
  /** What is shown to people, which they wait for. */
  private static final Set<String> REPLIES =
      Set.of("chat.postEphemeral", "chat.postMessage", "chat.unfurl");

  /** How many attempts' time a reply may take, with what is waited in between. */
  private static final int LONGEST_REPLY = 6;

  private SlackApi() {}

  /**
   * A client without the library's own statistics and pacing, which would ask Slack for more than
   * is needed and hold messages back unseen, and without its silent second attempts, which would
   * post a message twice when an answer is lost.
   *
   * @param apiUrl where Slack's methods are, with a slash at the end; empty for Slack itself
   * @param patience how long a call may take; what becomes of a message after that is unknown
   */
  public static Slack at(String apiUrl, Duration patience) {
    SlackConfig config = config(apiUrl, patience);
    return Slack.getInstance(config, new SlackHttpClient(client(config).build()));
  }

  /**
   * The same for what people wait for: replies, forms, and what is asked on their way. Where the
   * connection breaks, it is sent again.
   *
   * @param patience how long an attempt may take
   */
  public static Slack forReplies(String apiUrl, Duration patience, Pause pause) {
    SlackConfig config = config(apiUrl, patience);
    String methods = config.getMethodsEndpointUrlPrefix();
    OkHttpClient.Builder client = client(config).callTimeout(patience.multipliedBy(LONGEST_REPLY));
    new ReplyRetry(request -> waits(methods, request), UnaryOperator.identity(), pause)
        .addTo(client);
    return Slack.getInstance(config, new SlackHttpClient(client.build()));
  }

  private static Waits waits(String methods, Request request) {
    String url = request.url().toString();
    boolean reply = !url.startsWith(methods) || REPLIES.contains(url.substring(methods.length()));
    return reply ? Waits.LONG : Waits.SHORT;
  }

  private static OkHttpClient.Builder client(SlackConfig config) {
    return SlackHttpClient.buildOkHttpClient(config).newBuilder().retryOnConnectionFailure(false);
  }

  private static SlackConfig config(String apiUrl, Duration patience) {
    int longest = Math.toIntExact(patience.toMillis());
    SlackConfig config = new SlackConfig();
    config.setHttpClientCallTimeoutMillis(longest);
    config.setHttpClientReadTimeoutMillis(longest);
    config.setHttpClientWriteTimeoutMillis(longest);
    MethodsConfig methods = new MethodsConfig();
    methods.setStatsEnabled(false);
    config.setMethodsConfig(methods);
    if (!apiUrl.isEmpty()) {
      config.setMethodsEndpointUrlPrefix(apiUrl);
    }
    return config;
  }
}
