package dev.paperboy.chat.email.message;

import dev.paperboy.chat.email.MailboxLinks;
import dev.paperboy.chat.email.VoteLinks;
import dev.paperboy.paper.PaperId;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.Templates;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Pages and links of a site that does not exist. */
public final class SamplePages implements PaperLinks, MailboxLinks {
  private static final String SITE = "https://papers.example.org";

  /** Returns a composer of mails that lead to these pages. */
  public static MailComposer composer() {
    SamplePages pages = new SamplePages();
    return new MailComposer(pages, pages, "Papers", new Templates());
  }

  @Override
  public String home() {
    return SITE + "/papers";
  }

  @Override
  public String paper(PaperId paper) {
    return SITE + "/papers/" + paper;
  }

  @Override
  public String search(String query) {
    return SITE + "/papers/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  @Override
  public URI unsubscribe(ChannelId mailbox) {
    return URI.create(SITE + "/papers/unsubscribe/t1");
  }

  @Override
  public URI preferences(ChannelId mailbox) {
    return URI.create(SITE + "/papers/preferences/t2");
  }

  @Override
  public VoteLinks votes(ChannelId mailbox) {
    return new VoteLinks(URI.create(SITE + "/papers/vote/t3"));
  }
}
