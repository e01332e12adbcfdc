package dev.paperboy.chat.slack;

/** How events arrive from Slack. */
public sealed interface SlackLine {

  /**
   * Over a web socket that we open: works behind a firewall.
   *
   * @param appToken what it is opened with: {@code xapp-…}; never shown
   */
  record Socket(String appToken) implements SlackLine {
    @Override
    public String toString() {
      return "Socket";
    }
  }

  /**
   * As requests to our web server.
   *
   * @param signingSecret what Slack signs them with; never shown
   */
  record Http(String signingSecret) implements SlackLine {
    @Override
    public String toString() {
      return "Http";
    }
  }
}
