package dev.paperboy.site.page;

/**
 * A link.
 *
 * @param text what it says
 * @param address where it leads
 * @param label what it says to those who do not see where it stands; usually the text
 */
public record Link(String text, String address, String label) {

  /** Creates a link that is understood anywhere. */
  public Link(String text, String address) {
    this(text, address, text);
  }
}
