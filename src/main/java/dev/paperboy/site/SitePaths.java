package dev.paperboy.site;

import dev.paperboy.paper.PaperId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The paths of pages. */
public final class SitePaths {
  public static final String PAPERS = "/papers";
  public static final String TRENDING = "/papers/trending";
  static final String SEARCH = "/papers/search";

  private static final Pattern WEB =
      Pattern.compile("https?://\\S{1,2000}", Pattern.CASE_INSENSITIVE);

  private SitePaths() {}

  /** Returns the path of a paper's page: {@code /papers/arxiv:2606.14777}. */
  public static String paper(PaperId id) {
    return PAPERS + "/" + segment(id.toString());
  }

  /** Returns the path of an author's page. */
  static String author(String name) {
    return PAPERS + "/author/" + segment(name);
  }

  /** Returns the path of a search. */
  public static String search(String query) {
    return SEARCH + "?q=" + parameter(query);
  }

  /** Returns the path of the search for a category. */
  static String category(String name) {
    return search("cat:" + (name.matches("[A-Za-z.-]+") ? name : '"' + name + '"'));
  }

  /** Returns an address that a browser may be led to; empty for any other text. */
  static String web(String address) {
    return WEB.matcher(address).matches() ? address : "";
  }

  /** Returns a text as the value of a parameter. */
  public static String parameter(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Returns a text as one segment of a path; colons need no encoding there. */
  private static String segment(String value) {
    return parameter(value).replace("+", "%20").replace("%3A", ":");
  }
}
