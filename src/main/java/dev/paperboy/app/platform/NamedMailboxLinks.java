package dev.paperboy.app.platform;

import dev.paperboy.chat.email.MailboxLinks;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The pages of a mailbox under its address. Thread-safe. */
final class NamedMailboxLinks implements MailboxLinks {
  private final URI site;

  /**
   * Creates the links of a site.
   *
   * @param site without a trailing slash
   */
  NamedMailboxLinks(URI site) {
    this.site = site;
  }

  @Override
  public URI unsubscribe(ChannelId mailbox) {
    return page("unsubscribe", mailbox);
  }

  @Override
  public URI preferences(ChannelId mailbox) {
    return page("preferences", mailbox);
  }

  private URI page(String name, ChannelId mailbox) {
    String address = URLEncoder.encode(mailbox.id(), StandardCharsets.UTF_8);
    return URI.create(site + "/papers/" + name + "/" + address);
  }
}
