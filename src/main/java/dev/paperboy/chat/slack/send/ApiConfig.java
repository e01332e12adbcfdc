package dev.paperboy.chat.slack.send;

import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsConfig;
import java.time.Duration;

/** How Slack's library is to call Slack. */
public final class ApiConfig {
  private ApiConfig() {}

  /**
   * A configuration without the library's own statistics and pacing, which would ask Slack for more
   * than is needed and hold messages back unseen.
   *
   * @param apiUrl where Slack's methods are, with a slash at the end; empty for Slack itself
   * @param patience how long a call may take; what becomes of a message after that is unknown
   */
  public static SlackConfig of(String apiUrl, Duration patience) {
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
