package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;

/** Slack's library, set up to do what it is told, once. */
public final class SlackApi {
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
    return Slack.getInstance(
        config,
        new SlackHttpClient(
            SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build()));
  }
}
