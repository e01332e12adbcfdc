package dev.paperboy.chat.slack.install;

import java.net.URI;
import java.util.Optional;

/**
 * Our app, as Slack knows it.
 *
 * @param clientId its public name
 * @param clientSecret how it shows that it is itself; never shown
 * @param apiUrl where Slack's methods are, without a slash at the end; empty for Slack itself
 */
public record SlackApp(String clientId, String clientSecret, Optional<URI> apiUrl) {
  private static final String AUTHORIZE = "/oauth/v2/authorize";

  /** Where people approve: beside the methods. */
  String authorizeUrl() {
    String methods = apiUrl.map(URI::toString).orElse("https://slack.com/api");
    return methods.replaceFirst("/api/?$", "") + AUTHORIZE;
  }

  @Override
  public String toString() {
    return "SlackApp[" + clientId + "]";
  }
}
