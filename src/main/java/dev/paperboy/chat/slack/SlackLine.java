package dev.paperboy.chat.slack;

/** The transport for events from Slack. */
public sealed interface SlackLine {

  /**
   * A web socket opened by us: works behind a firewall.
   *
   * @param appToken the token for opening it: {@code xapp-…}; never shown
   */
  record Socket(String appToken) implements SlackLine {
    @Override
    public String toString() {
      return "Socket";
    }
  }

  /**
   * HTTP requests to our server.
   *
   * @param signingSecret the secret of Slack's signatures; never shown
   */
  record Http(String signingSecret) implements SlackLine {
    @Override
    public String toString() {
      return "Http";
    }
  }
}
