package dev.paperboy.query;

import dev.paperboy.query.analysis.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of a field's name before a colon for the words after it. */
enum Scope {
  NONE(""),
  TITLE("title:mamba"),
  ABSTRACT("abstract:mamba"),
  TLDR("tldr:mamba"),
  AUTHOR("author:\"Yann LeCun\""),
  CAT("cat:cs.CL"),
  FEED("feed:huggingface"),
  HAS("has:code"),
  TRENDING("trending:10"),
  ABOUT("about:\"agents that use tools\"");

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("ti", "title"),
          Map.entry("intitle", "title"),
          Map.entry("abs", "abstract"),
          Map.entry("summary", "abstract"),
          Map.entry("au", "author"),
          Map.entry("by", "author"),
          Map.entry("category", "cat"),
          Map.entry("categories", "cat"),
          Map.entry("source", "feed"),
          Map.entry("topic", "about"),
          Map.entry("votes", "upvotes"),
          Map.entry("likes", "upvotes"),
          Map.entry("date", "year"));
  private static final List<String> NUMBERS = List.of("upvotes", "comments", "year");
  private static final Set<String> ADDRESSES =
      Set.of("http", "https", "ftp", "www", "arxiv", "doi", "url", "urn", "oai");
  private static final Pattern NUMBER = Pattern.compile("\\s*(>=|<=|[<>=])?\\s*(\\d{1,7})");

  private final String example;

  Scope(String example) {
    this.example = example;
  }

  /** Returns a valid example of its use. */
  String example() {
    return example;
  }

  /** Returns the fields to search; empty if it is not about words. */
  Set<Field> fields() {
    return switch (this) {
      case NONE -> Expression.TEXT;
      case TITLE -> Set.of(Field.TITLE);
      case ABSTRACT -> Set.of(Field.ABSTRACT);
      case TLDR -> Set.of(Field.TLDR);
      case AUTHOR -> Set.of(Field.AUTHOR);
      case CAT, FEED, HAS, TRENDING, ABOUT -> Set.of();
    };
  }

  /** Returns the name as it is typed, without the colon. */
  String typed() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a name followed by a colon and a space is only a word and punctuation. */
  static boolean isPunctuation(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !ADDRESSES.contains(lower) && meant(lower).isEmpty();
  }

  /** Returns the scope of a field's name. */
  static Scope of(Lexeme field, String text) {
    String name = field.text().toLowerCase(Locale.ROOT);
    for (Scope scope : values()) {
      if (scope != NONE && scope.typed().equals(name)) {
        return scope;
      }
    }
    throw ADDRESSES.contains(name) ? address(field) : unknown(field, name, text);
  }

  private static QueryRefusal address(Lexeme field) {
    return new QueryRefusal(
        "this names one paper, and a query describes many; use show or similar with it",
        field.start(),
        "");
  }

  private static QueryRefusal unknown(Lexeme field, String name, String text) {
    Optional<String> meant = meant(name);
    if (meant.isPresent() && NUMBERS.contains(meant.get())) {
      return number(field, meant.get(), text);
    }
    if (meant.isPresent()) {
      String reason = "there is no field “%s:”; “%s:” is one".formatted(field.text(), meant.get());
      return new QueryRefusal(
          reason,
          field.start(),
          QuerySuggestion.replace(text, field.start(), field.end(), meant.get() + ":"));
    }
    return new QueryRefusal(
        "there is no field “%s:”; there are title, abstract, tldr, author, cat, feed, has, trending and about"
            .formatted(field.text()),
        field.start(),
        QuerySuggestion.replace(text, field.start(), field.end(), field.text() + " "));
  }

  private static QueryRefusal number(Lexeme field, String quantity, String text) {
    Matcher number = NUMBER.matcher(text).region(field.end(), text.length());
    boolean given = number.lookingAt();
    String usual = quantity.equals("year") ? "=" : ">=";
    String sign = given && number.group(1) != null ? number.group(1) : usual;
    String value = given ? number.group(2) : quantity.equals("year") ? "2024" : "20";
    String condition = quantity + sign + value;
    int end = given ? number.end() : field.end();
    return new QueryRefusal(
        "%s is a number and is compared, as in %s".formatted(quantity, condition),
        field.start(),
        QuerySuggestion.replace(text, field.start(), end, condition + (given ? "" : " ")));
  }

  private static Optional<String> meant(String name) {
    if (OTHER_NAMES.containsKey(name)) {
      return Optional.of(OTHER_NAMES.getOrDefault(name, ""));
    }
    List<String> known =
        Arrays.stream(values()).filter(scope -> scope != NONE).map(Scope::typed).toList();
    if (known.contains(name)) {
      return Optional.of(name);
    }
    // “Reading:” and “Layout:” begin titles and are not misspellings of “trending:” and “about:”.
    List<String> guessed =
        known.stream()
            .filter(each -> !each.equals(TRENDING.typed()) && !each.equals(ABOUT.typed()))
            .toList();
    return Spelling.nearest(name, NUMBERS).or(() -> Spelling.nearest(name, guessed));
  }
}
