package dev.paperboy.site;

import dev.paperboy.site.page.Link;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * The number of a page of a list.
 *
 * @param number from 1
 * @param size the entries on a page
 */
public record PageNumber(int number, int size) {
  private static final int LAST = 10_000;

  /** Returns the requested page; the first one if the number is not valid. */
  public static PageNumber of(Context ctx, int size) {
    String given = ctx.queryParam("page");
    int number = given != null && given.matches("[1-9]\\d{0,4}") ? Integer.parseInt(given) : 1;
    return new PageNumber(Math.min(number, LAST), size);
  }

  /** Returns the number of entries on the pages before it. */
  public int offset() {
    return (number - 1) * size;
  }

  /** Returns the link to the page before. */
  Optional<Link> before(String address) {
    return number == 1
        ? Optional.empty()
        : Optional.of(new Link("Previous page", at(address, number - 1)));
  }

  /** Returns the link to the next page, if there are entries on it. */
  Optional<Link> after(String address, long total) {
    return offset() + (long) size >= total || number == LAST
        ? Optional.empty()
        : Optional.of(new Link("Next page", at(address, number + 1)));
  }

  private static String at(String address, int number) {
    return number == 1 ? address : address + (address.contains("?") ? "&" : "?") + "page=" + number;
  }
}
