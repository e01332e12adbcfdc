package dev.paperboy.app.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The pages for reading.
 *
 * @param isPublic whether everyone may read them; otherwise only who may see the console; false by
 *     default
 * @param url where readers reach them, without a trailing slash: links in mails and feeds start
 *     with it; empty for the address of the console
 * @param title the name of the site; {@code Papers} by default
 * @param pictures whether pictures of papers are fetched and shown; true by default
 */
public record SiteSettings(boolean isPublic, Optional<URI> url, String title, boolean pictures) {

  /** Not public, at the address of the console. */
  public static final SiteSettings DEFAULT =
      new SiteSettings(false, Optional.empty(), "Papers", true);
}
