package dev.paperboy.chat.slack.install;

/**
 * Our app, as Slack knows it.
 *
 * @param clientId its public name
 * @param clientSecret how it shows that it is itself; never shown
 */
public record SlackApp(String clientId, String clientSecret) {

  @Override
  public String toString() {
    return "SlackApp[" + clientId + "]";
  }
}
