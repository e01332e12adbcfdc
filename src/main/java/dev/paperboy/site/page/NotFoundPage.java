package dev.paperboy.site.page;

import dev.paperboy.web.PageFrame;
import java.util.List;

/**
 * A page that says that something is not there, and where to go instead.
 *
 * @param heading what is missing
 * @param message what may be the reason
 * @param links what may have been meant
 */
public record NotFoundPage(PageFrame frame, String heading, String message, List<Link> links) {

  /** Copies the list. */
  public NotFoundPage {
    links = List.copyOf(links);
  }
}
