package dev.paperboy.app.platform;

import dev.paperboy.chat.email.message.PaperLinks;
import dev.paperboy.paper.PaperId;
import dev.paperboy.site.SitePaths;
import java.net.URI;

/** The pages that mails lead to, at the public address of the site. Thread-safe. */
final class SitePages implements PaperLinks {
  private final String site;

  /**
   * Creates the pages of a site.
   *
   * @param site without a trailing slash
   */
  SitePages(URI site) {
    this.site = site.toASCIIString();
  }

  @Override
  public String home() {
    return site + SitePaths.PAPERS;
  }

  @Override
  public String paper(PaperId paper) {
    return site + SitePaths.paper(paper);
  }

  @Override
  public String search(String query) {
    return site + SitePaths.search(query);
  }
}
