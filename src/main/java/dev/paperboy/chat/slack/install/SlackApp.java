package dev.paperboy.chat.slack.install;

/**
 * The app's credentials at Slack.
 *
 * @param clientId its public ID
 * @param clientSecret its secret; never shown
 */
public record SlackApp(String clientId, String clientSecret) {

  @Override
  public String toString() {
    return "SlackApp[" + clientId + "]";
  }
}
