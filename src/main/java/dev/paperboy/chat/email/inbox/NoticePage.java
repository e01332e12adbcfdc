package dev.paperboy.chat.email.inbox;

import dev.paperboy.web.PageFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that says one thing and may ask for one press.
 *
 * @param frame its frame
 * @param heading what it is about
 * @param lines the sentences
 * @param button the label of the button that posts to the address of the page; empty for none
 * @param isUnsubscribe whether the press ends mails, so that it sends what mail programs send
 * @param links where to go from here
 */
public record NoticePage(
    PageFrame frame,
    String heading,
    List<String> lines,
    String button,
    boolean isUnsubscribe,
    List<Link> links) {

  /** Copies the lists. */
  public NoticePage {
    lines = List.copyOf(lines);
    links = List.copyOf(links);
  }

  /**
   * A link.
   *
   * @param text what it says
   * @param address where it leads
   */
  public record Link(String text, String address) {}

  /** Creates a page without a button and links. */
  NoticePage(PageFrame frame, String heading, String... lines) {
    this(frame, heading, List.of(lines), "", false, List.of());
  }

  /** Returns the same page with a button. */
  NoticePage asking(String label) {
    return new NoticePage(frame, heading, lines, label, false, links);
  }

  /** Returns the same page with a button that ends mails. */
  NoticePage askingToEnd(String label) {
    return new NoticePage(frame, heading, lines, label, true, links);
  }

  /** Returns the same page with one more link, unless the address is empty. */
  NoticePage with(String text, String address) {
    List<Link> more = new ArrayList<>(links);
    more.add(new Link(text, address));
    more.removeIf(link -> link.address().isEmpty());
    return new NoticePage(frame, heading, lines, button, isUnsubscribe, more);
  }
}
