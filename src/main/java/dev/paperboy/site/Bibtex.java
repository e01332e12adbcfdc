package dev.paperboy.site;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the BibTeX entry of a paper, in UTF-8 with LaTeX's special characters escaped. */
final class Bibtex {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final int LONGEST_KEY_PART = 30;

  private Bibtex() {}

  /** Returns the entry, ending in a line break. */
  static String of(Paper paper) {
    ZonedDateTime published = paper.published().atZone(ZoneOffset.UTC);
    Map<String, String> fields = new LinkedHashMap<>();
    // The second pair of braces keeps the title's capitals.
    fields.put("title", "{{" + escape(paper.title()) + "}}");
    if (!paper.authors().isEmpty()) {
      fields.put(
          "author",
          "{"
              + paper.authors().stream()
                  .map(author -> name(author.name()))
                  .collect(Collectors.joining(" and "))
              + "}");
    }
    fields.put("year", "{" + published.getYear() + "}");
    fields.put("month", MONTHS.get(published.getMonthValue() - 1));
    identify(paper, fields);
    String lines =
        fields.entrySet().stream()
            .map(field -> "  " + field.getKey() + " = " + field.getValue())
            .collect(Collectors.joining(",\n"));
    return "@misc{" + key(paper, published.getYear()) + ",\n" + lines + "\n}\n";
  }

  private static void identify(Paper paper, Map<String, String> fields) {
    PaperId id = paper.id();
    if (id.scheme() == PaperId.Scheme.ARXIV) {
      fields.put("eprint", "{" + escape(id.local()) + "}");
      fields.put("archivePrefix", "{arXiv}");
      if (!paper.categories().isEmpty()) {
        fields.put("primaryClass", "{" + escape(paper.categories().get(0)) + "}");
      }
    } else if (id.scheme() == PaperId.Scheme.DOI) {
      fields.put("doi", "{" + address(id.local()) + "}");
    }
    String url = id.link().isEmpty() ? paper.url() : id.link();
    if (!url.isEmpty()) {
      fields.put("url", "{" + address(url) + "}");
    }
  }

  /**
   * Returns a name that BibTeX does not take apart wrongly: one with a comma, an "and" or a
   * generation is kept together by braces.
   */
  private static String name(String name) {
    String escaped = escape(name);
    boolean whole =
        name.contains(",")
            || name.matches(
                "(?iu)(?:.*\\s)?(?:and|others|team|group|collaboration|consortium)(?:\\s.*)?")
            || name.matches("(?u).*\\s(?:Jr|Sr|II|III|IV)\\.?");
    return whole ? "{" + escaped + "}" : escaped;
  }

  /** Escapes a text. BibTeX counts braces even after a backslash, so they have names. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '{' -> escaped.append("\\textbraceleft{}");
                case '}' -> escaped.append("\\textbraceright{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_' -> escaped.append('\\').appendCodePoint(point);
                default -> escaped.appendCodePoint(point < ' ' ? ' ' : point);
              }
            });
    return escaped.toString();
  }

  /** Returns an address or a DOI: packages print them as they are, but braces must balance. */
  private static String address(String address) {
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20");
  }

  /** Returns a key such as {@code lecun2026world}: family name, year, first word of the title. */
  private static String key(Paper paper, int year) {
    String family =
        paper.authors().stream().findFirst().map(Author::name).map(Bibtex::lastWord).orElse("");
    List<String> words = new ArrayList<>();
    for (Token token : TextAnalysis.words(paper.title())) {
      if (!TextAnalysis.isFunctionWord(token.folded())) {
        words.add(plain(token.folded()));
      }
    }
    String word = words.stream().filter(one -> !one.isEmpty()).findFirst().orElse("");
    String key = family + year + word;
    return key.equals(String.valueOf(year)) ? "paper" + year : key;
  }

  private static String lastWord(String name) {
    List<Token> words = TextAnalysis.words(name);
    return words.isEmpty() ? "" : plain(words.get(words.size() - 1).folded());
  }

  private static String plain(String text) {
    String ascii = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return ascii.substring(0, Math.min(LONGEST_KEY_PART, ascii.length()));
  }
}
