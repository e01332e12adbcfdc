package dev.paperboy.web;

import dev.paperboy.web.PageFrame.Offers;
import io.javalin.http.Context;
import java.util.List;

/** Creates the frames of pages. Thread-safe. */
public final class PageFrames {
  private final String siteTitle;
  private final Offers offers;

  /**
   * Creates frames of one site.
   *
   * @param siteTitle the name of the site
   * @param offers the ways to receive papers that are configured
   */
  public PageFrames(String siteTitle, Offers offers) {
    this.siteTitle = siteTitle;
    this.offers = offers;
  }

  /** Returns the name of the site. */
  public String siteTitle() {
    return siteTitle;
  }

  /** Returns the frame of a page for whoever sent this request. */
  public PageFrame of(Context ctx, String title) {
    return new PageFrame(
        siteTitle, title, "", "", "", offers, List.of(), ConsoleAccess.isGranted(ctx));
  }

  /** Returns the frame of a page that tells a failure. */
  public PageFrame ofFailure(String title) {
    return new PageFrame(siteTitle, title, "", "", "", offers, List.of(), false);
  }
}
