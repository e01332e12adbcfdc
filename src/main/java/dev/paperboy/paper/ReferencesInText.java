package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the papers mentioned in a text. */
public final class ReferencesInText {
  private static final int LONGEST = 50_000;

  /** Addresses, DOIs and arXiv ids; false candidates are eliminated by parsing. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "https?://[^\\s<>\"|\\])}]+"
              + "|(?:www\\.)?(?:arxiv\\.org|huggingface\\.co|hf\\.co|doi\\.org)/[^\\s<>\"|\\])}]+"
              + "|\\b10\\.\\d{4,9}/[^\\s<>\"|]+"
              + "|\\barxiv:\\s?[a-z.-]*/?\\d[\\d.]*(?:v\\d+)?"
              + "|(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}(?:v\\d+)?)",
          Pattern.CASE_INSENSITIVE);

  private static final String TRAILING = ".,;:!?'\"*_~`)]}>";

  private ReferencesInText() {}

  /** Returns the papers in the order of their first mention, without duplicates. */
  public static List<PaperId> find(String text) {
    Set<PaperId> found = new LinkedHashSet<>();
    String beginning = text.substring(0, Math.min(text.length(), LONGEST));
    Matcher matcher = CANDIDATE.matcher(beginning);
    while (matcher.find()) {
      if (matcher.group(1) == null || standsAlone(beginning, matcher.start(), matcher.end())) {
        PaperReference.parse(withoutTrailing(matcher.group()))
            .map(PaperReference::id)
            .filter(id -> id.scheme() != PaperId.Scheme.URL)
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** Returns whether digits are not part of a longer number, name or address. */
  private static boolean standsAlone(String text, int start, int end) {
    boolean begins = start == 0 || !isPart(text.charAt(start - 1), "./:-");
    return begins && (end == text.length() || !isPart(text.charAt(end), "-"));
  }

  private static boolean isPart(char character, String signs) {
    boolean word = character < 128 && (Character.isLetterOrDigit(character) || character == '_');
    return word || signs.indexOf(character) >= 0;
  }

  private static String withoutTrailing(String spelling) {
    int end = spelling.length();
    while (end > 0 && TRAILING.indexOf(spelling.charAt(end - 1)) >= 0) {
      end--;
    }
    return spelling.substring(0, end);
  }
}
